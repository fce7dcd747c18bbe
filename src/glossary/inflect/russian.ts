import { declineListed, type NounLists, withCaseOf } from './listed-nouns.ts';
import {
  type Cases,
  declineCompound,
  declinePhrase,
  type Gender,
  type Grammar,
  type Noun,
} from './phrase.ts';

/**
 * Declension of Russian noun phrases (Zaliznyak's types, as far as the glossary's words need them). Cases in
 * the order nominative, genitive, dative, accusative, instrumental, prepositional. The matcher reads е and ё
 * alike. Other numbers only of nouns in PLURALS.
 */
export function inflectRussian(text: string, countable: boolean): readonly string[] | undefined {
  return declinePhrase(text, grammar, countable);
}

const PLURALS: NounLists['plurals'] = [
  ['атака', 'атаки', 'атак'],
  ['вирус', 'вирусы', 'вирусов'],
  ['война', 'войны', 'войн'],
  ['вымогатель', 'вымогатели', 'вымогателей'],
  ['государство', 'государства', 'государств'],
  ['держава', 'державы', 'держав'],
  ['договорённость', 'договорённости', 'договорённостей'],
  ['единомышленник', 'единомышленники', 'единомышленников'],
  ['закон', 'законы', 'законов'],
  ['игра', 'игры', 'игр'],
  ['инфраструктура', 'инфраструктуры', 'инфраструктур'],
  ['кабель', 'кабели', 'кабелей'],
  ['мера', 'меры', 'мер'],
  ['микросхема', 'микросхемы', 'микросхем'],
  ['модель', 'модели', 'моделей'],
  ['налог', 'налоги', 'налогов'],
  ['норма', 'нормы', 'норм'],
  ['организация', 'организации', 'организаций'],
  ['отключение', 'отключения', 'отключений'],
  ['полупроводник', 'полупроводники', 'полупроводников'],
  ['программа', 'программы', 'программ'],
  ['регистратор', 'регистраторы', 'регистраторов'],
  ['сверхдержава', 'сверхдержавы', 'сверхдержав'],
  ['сервер', 'серверы', 'серверов'],
  ['сеть', 'сети', 'сетей'],
  ['соглашение', 'соглашения', 'соглашений'],
  ['стандарт', 'стандарты', 'стандартов'],
  ['страна', 'страны', 'стран'],
  ['технология', 'технологии', 'технологий'],
  ['угроза', 'угрозы', 'угроз'],
  ['уязвимость', 'уязвимости', 'уязвимостей'],
  ['фабрика', 'фабрики', 'фабрик'],
  ['хакер', 'хакеры', 'хакеров'],
  ['экономика', 'экономики', 'экономик'],
];

const PLURAL_ONLY: ReadonlyMap<string, string> = new Map([
  ['ворота', 'ворот'],
  ['средства', 'средств'],
  ['права', 'прав'],
  ['правила', 'правил'],
  ['санкции', 'санкций'],
  ['события', 'событий'],
  ['разоблачения', 'разоблачений'],
]);

/** Stems from which a vowel flees, and nouns that are soft and masculine. */
const STEMS: ReadonlyMap<string, string> = new Map([
  ['рынок', 'рынк'],
  ['конец', 'конц'],
]);
const SOFT_MASCULINE = new Set(['кабель', 'секретарь', 'юань', 'вымогатель', 'контроль', 'путь']);
const ANIMATE = new Set(['секретарь', 'генсек', 'единомышленник', 'хакер']);
/** First parts of compounds that are declined with the second. */
const BOTH = new Set(['программа', 'вирус', 'страны', 'государства']);
const UNSTRESSED_HUSH = /(?:шпионаж|репортаж)$/u;
/** Sibilant stems that are stressed on the ending. */
const STRESSED = /(?:больш|чуж)$/u;

const lists: NounLists = {
  plurals: PLURALS,
  pluralOnly: PLURAL_ONLY,
  animate: ANIMATE,
  lead: /^(?:кибер|интернет)?$/u,
  fold: (word) => word.toLowerCase().replaceAll('ё', 'е'),
  singular: singularOf,
  pluralCases,
};

const grammar: Grammar = {
  noun: (word) => declineCompound(word, BOTH, (part) => declineListed(part, lists)),
  adjective: declineAdjective,
  nominative: adjectiveFor,
  adjectivesFollow: false,
  and: new Set(['и']),
  undecided: new Set('один пять одиннадцать сделано кобани хуавэй хьюман эдвард кембридж о'.split(' ')),
};

function singularOf(word: string, animate: boolean): Noun | undefined {
  const small = word.toLowerCase();
  const stem = word.slice(0, -1);
  const noun = (gender: Gender, start: string, ...endings: readonly string[]): Noun => ({
    gender,
    plural: false,
    cases: endings.map((ending) => start + ending),
    animate,
  });
  if (small === 'бюро') return noun('n', word, '', '', '', '', '', '');
  if (/[иы]х$/u.test(small)) return undefined; // an adjective in the genitive plural
  if (small === 'путь') return noun('m', stem, 'ь', 'и', 'и', 'ь', 'ём', 'и');
  if (small.endsWith('ия')) return noun('f', stem, 'я', 'и', 'и', 'ю', 'ей', 'и');
  if (/(?:[нтвлрп]|оруж)ие$/u.test(small) && !/(?:зим|внеш)ние$/u.test(small)) {
    return noun('n', stem, 'е', 'я', 'ю', 'е', 'ем', 'и');
  }
  if (/[^ая]я$/u.test(small) && !small.endsWith('ся')) return noun('f', stem, 'я', 'и', 'е', 'ю', 'ей', 'е');
  if (small.endsWith('а')) {
    const genitive = /[гкхжчшщ]а$/u.test(small) ? 'и' : 'ы';
    const instrumental = /[жчшщц]а$/u.test(small) ? 'ей' : 'ой';
    return noun('f', stem, 'а', genitive, 'е', 'у', instrumental, 'е');
  }
  if (small.endsWith('о')) return noun('n', stem, 'о', 'а', 'у', 'о', 'ом', 'е');
  if (SOFT_MASCULINE.has(small)) return noun('m', stem, 'ь', 'я', 'ю', animate ? 'я' : 'ь', 'ем', 'е');
  if (small.endsWith('ь')) return noun('f', stem, 'ь', 'и', 'и', 'ь', 'ью', 'и');
  if (/[бвгджзклмнпрстфхцчшщ]$/u.test(small)) {
    const oblique = withCaseOf(word, STEMS.get(small) ?? small);
    const own = STEMS.has(small) ? oblique : word;
    const instrumental = UNSTRESSED_HUSH.test(small) ? 'ем' : 'ом';
    const { cases, ...rest } = noun('m', own, '', 'а', 'у', animate ? 'а' : '', instrumental, 'е');
    return { ...rest, cases: cases.map((form) => (form === own ? word : form)) };
  }
  return undefined;
}

function pluralCases(nominative: string, genitive: string, animate: boolean): Cases {
  const stem = nominative.slice(0, -1);
  const soft = /(?:ей|й)$/u.test(genitive) && !/[гкхжчшщц]$/u.test(stem);
  const vowel = soft ? 'я' : 'а';
  return [
    nominative,
    genitive,
    `${stem}${vowel}м`,
    animate ? genitive : nominative,
    `${stem}${vowel}ми`,
    `${stem}${vowel}х`,
  ];
}

/** Only soft stems in н have these endings: внешний, but глобальный. */
const SOFT_ADJECTIVE = /н(?:ий|яя|ее|ие)$/u;

function declineAdjective(word: string, noun: Noun): Cases | undefined {
  if (word.endsWith('ся')) {
    const cases = declineAdjective(word.slice(0, -2), noun);
    return cases?.map((form) => `${form}ся`);
  }
  const { gender, plural, animate } = noun;
  const small = word.toLowerCase();
  const nominative = small.slice(-2);
  const on = (...endings: readonly string[]): Cases => endings.map((ending) => word.slice(0, -2) + ending);
  const { i, o, soft } = vowelsOf(small);
  if (gender === 'f' && small === 'третья') {
    return ['я', 'ей', 'ей', 'ю', 'ей', 'ей'].map((ending) => word.slice(0, -1) + ending);
  }
  if (plural) {
    if (small === 'третьи') return ['и', 'их', 'им', 'и', 'ими', 'их'].map((end) => word.slice(0, -1) + end);
    if (!/[ыи]е$/u.test(small)) return undefined;
    return on(nominative, `${i}х`, `${i}м`, animate ? `${i}х` : nominative, `${i}ми`, `${i}х`);
  }
  if (gender === 'f') {
    if (!/(?:ая|яя)$/u.test(small)) return undefined;
    return on(nominative, `${o}й`, `${o}й`, soft ? 'юю' : 'ую', `${o}й`, `${o}й`);
  }
  if (!(gender === 'm' ? /(?:[ыи]й|ой)$/u : /(?:ое|ее)$/u).test(small)) return undefined;
  const genitive = `${o}го`;
  const accusative = gender === 'm' && animate ? genitive : nominative;
  return on(nominative, genitive, `${o}му`, accusative, `${i}м`, `${o}м`);
}

/** Stems whose masculine nominative ends in a stressed -ой: корневой, цифровой, but новый. */
const END_STRESSED = /(?:[^н]ов|ев)$/u;

function vowelsOf(small: string): { i: string; o: string; soft: boolean } {
  const stem = small.slice(0, -2);
  const soft = SOFT_ADJECTIVE.test(small);
  const hush = /[жчшщ]$/u.test(stem);
  return {
    i: soft || hush || /[гкх]$/u.test(stem) ? 'и' : 'ы',
    o: soft || (hush && !STRESSED.test(stem)) ? 'е' : 'о',
    soft,
  };
}

function adjectiveFor(word: string, noun: Noun): string {
  if (word.endsWith('ся')) return `${adjectiveFor(word.slice(0, -2), noun)}ся`;
  const { gender, plural } = noun;
  if (/^трет(?:ий|ь[яеи])$/iu.test(word)) {
    return word.slice(0, 4) + (plural ? 'ьи' : { m: 'ий', f: 'ья', n: 'ье' }[gender]);
  }
  const { i, o, soft } = vowelsOf(word.toLowerCase());
  const masculine = END_STRESSED.test(word.slice(0, -2)) ? 'ой' : `${i}й`;
  const endings = { m: masculine, f: soft ? 'яя' : 'ая', n: `${o}е` };
  return word.slice(0, -2) + (plural ? `${i}е` : endings[gender]);
}
