import { describe, expect, test } from 'vitest';
import {
  inflect,
  type InflectedLanguage,
  inflectedLanguages,
  isCountable,
} from '../../../../src/glossary/inflect/inflect.ts';
import { readGlossary } from '../../../../tools/read-glossary.ts';
import { term } from '../small-glossary.ts';

/** What becomes of a form, as the list of the language writes it; "?" where the rules cannot tell. */
function made(language: InflectedLanguage, text: string, countable: boolean): string {
  return inflect(text, language, countable)?.join('; ') ?? '?';
}

describe('one of it', () => {
  const rows: { language: InflectedLanguage; text: string; forms: string; why?: string }[] = [
    {
      language: 'ru',
      text: 'цифровой суверенитет',
      forms: 'цифрового суверенитета; цифровому суверенитету; цифровым суверенитетом; цифровом суверенитете',
    },
    { language: 'ru', text: 'Рада', forms: 'Рады; Раде; Раду; Радой' },
    {
      language: 'ru',
      text: 'Общая внешняя политика ЕС',
      forms:
        'Общей внешней политики ЕС; Общей внешней политике ЕС; Общую внешнюю политику ЕС; Общей внешней политикой ЕС',
      why: 'sibilant and soft stems',
    },
    {
      language: 'ru',
      text: 'Большая сеть',
      forms: 'Большой сети; Большую сеть; Большой сетью',
      why: 'a stressed ending after a sibilant',
    },
    {
      language: 'ru',
      text: 'генеральный секретарь НАТО',
      forms:
        'генерального секретаря НАТО; генеральному секретарю НАТО; генеральным секретарем НАТО; генеральном секретаре НАТО',
      why: 'animate, and soft',
    },
    {
      language: 'ru',
      text: 'единый рынок',
      forms: 'единого рынка; единому рынку; единым рынком; едином рынке',
    },
    {
      language: 'ru',
      text: 'кибершпионаж',
      forms: 'кибершпионажа; кибершпионажу; кибершпионажем; кибершпионаже',
    },
    {
      language: 'ru',
      text: 'Глобальные ворота',
      forms: 'Глобальных ворот; Глобальным воротам; Глобальными воротами; Глобальных воротах',
    },
    { language: 'ru', text: 'Бюро связи', forms: '', why: 'indeclinable' },
    { language: 'ru', text: 'НАТО', forms: '' },
    {
      language: 'ru',
      text: 'шпионское ПО',
      forms: 'шпионского ПО; шпионскому ПО; шпионским ПО; шпионском ПО',
    },
    { language: 'ru', text: 'Пояс и путь', forms: '?', why: 'two nouns' },
    { language: 'ru', text: 'Кобани', forms: '?' },
    { language: 'ru', text: '11 норм', forms: '?' },
    {
      language: 'uk',
      text: 'міжнародна безпека',
      forms: 'міжнародної безпеки; міжнародній безпеці; міжнародну безпеку; міжнародною безпекою',
      why: 'к before і',
    },
    {
      language: 'uk',
      text: 'кіберпростір',
      forms: 'кіберпростору; кіберпростором; кіберпросторі',
      why: 'і and о',
    },
    { language: 'uk', text: 'кіберзлочинність', forms: 'кіберзлочинності; кіберзлочинністю' },
    { language: 'uk', text: 'розширення НАТО', forms: 'розширенню НАТО; розширенням НАТО; розширенні НАТО' },
    { language: 'uk', text: 'ОБСЄ', forms: '' },
    { language: 'uk', text: 'Пояс і шлях', forms: '?' },
    {
      language: 'uk',
      text: 'нова хмара',
      forms: '?',
      why: 'nouns in -а must be known: adjectives end so too',
    },
    {
      language: 'pl',
      text: 'suwerenność cyfrowa',
      forms: 'suwerenności cyfrowej; suwerenność cyfrową; suwerennością cyfrową',
      why: 'an adjective behind',
    },
    { language: 'pl', text: 'miękka siła', forms: 'miękkiej siły; miękkiej sile; miękką siłę; miękką siłą' },
    {
      language: 'pl',
      text: 'kontrola eksportu',
      forms: 'kontroli eksportu; kontrolę eksportu; kontrolą eksportu',
    },
    {
      language: 'pl',
      text: 'Rada Bezpieczeństwa ONZ',
      forms:
        'Rady Bezpieczeństwa ONZ; Radzie Bezpieczeństwa ONZ; Radę Bezpieczeństwa ONZ; Radą Bezpieczeństwa ONZ',
    },
    { language: 'pl', text: 'Światowe Forum', forms: 'Światowego Forum; Światowemu Forum; Światowym Forum' },
    { language: 'pl', text: 'Pas i Szlak', forms: '?' },
    {
      language: 'de',
      text: 'digitale Souveränität',
      forms: 'digitaler Souveränität; digitalen Souveränität',
    },
    {
      language: 'de',
      text: 'hybrider Krieg',
      forms: 'hybride Krieg; hybriden Krieg; hybridem Krieg; hybriden Kriegs; hybriden Krieges',
    },
    { language: 'de', text: 'Weltwirtschaftsforum', forms: 'Weltwirtschaftsforums' },
    { language: 'de', text: 'hybride Bedrohungen', forms: 'hybriden Bedrohungen; hybrider Bedrohungen' },
    {
      language: 'de',
      text: 'Budapester Konvention',
      forms: '',
      why: 'a place does not change, nor does a feminine',
    },
    {
      language: 'de',
      text: 'Handels- und Technologierat',
      forms: 'Handels- und Technologierats; Handels- und Technologierates',
    },
    { language: 'de', text: 'Kraut', forms: '?' },
    { language: 'en', text: 'export control', forms: '', why: 'one of it has no other number' },
    { language: 'fr', text: 'Union européenne', forms: '' },
  ];
  test.each(rows)('$language $text $why', ({ language, text, forms }) => {
    expect(made(language, text, false)).toBe(forms);
  });
});

describe('several of it', () => {
  const rows: { language: InflectedLanguage; text: string; forms: string; why?: string }[] = [
    { language: 'en', text: 'export control', forms: 'export controls' },
    { language: 'en', text: 'export controls on chips', forms: 'export control on chips', why: 'the head' },
    { language: 'en', text: 'data embargo', forms: 'data embargoes; data embargos' },
    {
      language: 'en',
      text: 'memorandum of understanding',
      forms: 'memoranda of understanding; memorandums of understanding',
    },
    { language: 'en', text: 'cyber strategies', forms: 'cyber strategy' },
    { language: 'en', text: 'national CERT', forms: 'national CERTs' },
    { language: 'en', text: 'VPN ban', forms: 'VPN bans' },
    { language: 'en', text: 'cyber-attack', forms: 'cyber-attacks' },
    { language: 'en', text: 'NATO', forms: '', why: 'an acronym alone does not say' },
    { language: 'en', text: 'European Commission', forms: '', why: 'a name' },
    { language: 'en', text: 'data sovereignty', forms: '', why: 'not counted' },
    { language: 'en', text: 'wangluo qiangguo', forms: '?' },
    { language: 'fr', text: 'logiciels espions commerciaux', forms: 'logiciel espion commercial' },
    { language: 'fr', text: 'cheval de Troie', forms: 'chevaux de Troie' },
    {
      language: 'fr',
      text: 'technologies critiques et émergentes',
      forms: 'technologie critique et émergente',
    },
    { language: 'fr', text: 'diplomatie numérique', forms: '?' },
    { language: 'fr', text: 'registre Internet régional', forms: 'registres Internet régionaux' },
    { language: 'fr', text: 'instrument anti-coercition', forms: 'instruments anti-coercition' },
    { language: 'es', text: 'programas espía comerciales', forms: 'programa espía comercial' },
    { language: 'es', text: 'países afines', forms: 'país afín' },
    { language: 'it', text: 'tecnologie quantistiche', forms: 'tecnologia quantistica' },
    { language: 'it', text: 'attacco informatico', forms: 'attacchi informatici' },
    { language: 'pt', text: 'semicondutores', forms: 'semicondutor' },
    {
      language: 'de',
      text: 'Cyberangriff',
      forms: 'Cyberangriffs; Cyberangriffes; Cyberangriffe; Cyberangriffen',
    },
    { language: 'de', text: 'KI-Chip', forms: 'KI-Chips' },
    { language: 'de', text: 'Zero-Day-Lücken', forms: 'Zero-Day-Lücke' },
    {
      language: 'ru',
      text: 'кибератака',
      forms:
        'кибератаки; кибератаке; кибератаку; кибератакой; кибератак; кибератакам; кибератаками; кибератаках',
    },
    {
      language: 'ru',
      text: 'третьи страны',
      forms:
        'третьих стран; третьим странам; третьими странами; третьих странах; третья страна; третьей страны; третьей стране; третью страну; третьей страной',
    },
    {
      language: 'ru',
      text: 'программа-вымогатель',
      forms:
        'программы-вымогателя; программе-вымогателю; программу-вымогатель; программой-вымогателем; программе-вымогателе; ' +
        'программы-вымогатели; программ-вымогателей; программам-вымогателям; программами-вымогателями; программах-вымогателях',
      why: 'both parts',
    },
    {
      language: 'ru',
      text: 'иранский хакер',
      forms:
        'иранского хакера; иранскому хакеру; иранским хакером; иранском хакере; иранские хакеры; иранских хакеров; иранским хакерам; иранскими хакерами; иранских хакерах',
    },
    {
      language: 'pl',
      text: 'cyberatak',
      forms:
        'cyberataku; cyberatakowi; cyberatakiem; cyberataki; cyberataków; cyberatakom; cyberatakami; cyberatakach',
    },
    {
      language: 'uk',
      text: 'гібридні загрози',
      forms:
        'гібридних загроз; гібридним загрозам; гібридними загрозами; гібридних загрозах; гібридна загроза; гібридної загрози; гібридній загрозі; гібридну загрозу; гібридною загрозою',
    },
  ];
  test.each(rows)('$language $text $why', ({ language, text, forms }) => {
    expect(made(language, text, true)).toBe(forms);
  });
});

test('a law, a body and a summit are one, a concept and a technology may be several', () => {
  const kinds = ['concept', 'technology', 'law', 'un-body', 'institution', 'event', 'statement'] as const;
  expect(kinds.filter((kind) => isCountable(term('a', ['a'], { kind })))).toEqual(['concept', 'technology']);
});

describe('of every form of the glossary', () => {
  const forms = readGlossary().terms.flatMap((entry) =>
    inflectedLanguages.flatMap((language) =>
      (entry.forms[language] ?? []).map(({ text }) => ({
        text,
        become: inflect(text, language, isCountable(entry)) ?? [],
      })),
    ),
  );
  const wrong = (holds: (text: string, form: string) => boolean): string[] =>
    forms.flatMap(({ text, become }) =>
      become.filter((form) => !holds(text, form)).map((form) => `${text} → ${form}`),
    );

  test('there are many', () => {
    expect(forms.flatMap(({ become }) => become).length).toBeGreaterThan(2500);
  });
  test('the form itself is not among them, and none is twice', () => {
    expect(wrong((text, form) => form !== text)).toEqual([]);
    expect(forms.filter(({ become }) => new Set(become).size < become.length)).toEqual([]);
  });
  test('words are neither lost nor added, nor is a capital', () => {
    const shape = (text: string): string => text.replace(/[^\p{Lu} -]/gu, '');
    expect(wrong((text, form) => shape(form) === shape(text))).toEqual([]);
  });
  test('each word begins as it did', () => {
    const begins = (text: string): string => text.replace(/(?<=\p{L})\p{L}+/gu, '');
    expect(wrong((text, form) => begins(form) === begins(text))).toEqual([]);
  });
  test('there are no more than six cases in two numbers, or in German four adjectives beside each', () => {
    expect(forms.filter(({ become }) => become.length > 12)).toEqual([]);
  });
});
