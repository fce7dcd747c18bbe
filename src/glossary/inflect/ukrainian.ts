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
 * Declension of Ukrainian noun phrases, as far as the glossary's words need it. Cases in the order nominative,
 * genitive, dative, accusative, instrumental, locative; of endings that stand beside one another (-у and -ові)
 * the commoner one. Masculines of things take -у in the genitive unless named here.
 */
export function inflectUkrainian(text: string, countable: boolean): readonly string[] | undefined {
  return declinePhrase(text, grammar, countable);
}

const PLURALS: NounLists['plurals'] = [
  ['атака', 'атаки', 'атак'],
  ['вразливість', 'вразливості', 'вразливостей'],
  ['війна', 'війни', 'війн'],
  ['загроза', 'загрози', 'загроз'],
  ['захід', 'заходи', 'заходів'],
  ['кабель', 'кабелі', 'кабелів'],
  ['мікросхема', 'мікросхеми', 'мікросхем'],
  ['напівпровідник', 'напівпровідники', 'напівпровідників'],
  ['норма', 'норми', 'норм'],
  ['програма', 'програми', 'програм'],
  ['вимагач', 'вимагачі', 'вимагачів'],
  ['технологія', 'технології', 'технологій'],
];

const PLURAL_ONLY: ReadonlyMap<string, string> = new Map([['санкції', 'санкцій']]);

/** Nouns in -а. Adjectives end so too: a word that is not here is none of the two until its place tells. */
const FEMININE = new Set(
  (
    'атака безпека весна війна геополітика держава загроза інфраструктура криза мережа мікросхема модель ' +
    'норма політика програма рада свобода сила угода цензура'
  ).split(' '),
);

/** Stems whose vowel changes when an ending follows. */
const STEMS: ReadonlyMap<string, string> = new Map([
  ['простір', 'простор'],
  ['кіберпростір', 'кіберпростор'],
  ['захід', 'заход'],
  ['ринок', 'ринк'],
  ['південь', 'півдн'],
]);
/** Masculines with -а, -я in the genitive. */
const GENITIVE_A = new Set(['юань', 'секретар', 'напівпровідник', 'південь', 'вимагач']);
const ANIMATE = new Set(['секретар', 'генсек']);
const BOTH = new Set(['програма']);
const FEMININE_SOFT = /(?:ість|сіль|сть)$/u;

const lists: NounLists = {
  plurals: PLURALS,
  pluralOnly: PLURAL_ONLY,
  animate: ANIMATE,
  lead: /^(?:кібер)?$/u,
  fold: (word) => word.toLowerCase(),
  singular: singularOf,
  pluralCases,
};

const grammar: Grammar = {
  noun: (word) => declineCompound(word, BOTH, (part) => declineListed(part, lists)),
  adjective: declineAdjective,
  nominative: adjectiveFor,
  adjectivesFollow: false,
  and: new Set(['і', 'й', 'та']),
  undecided: new Set(['один', 'пояс']),
};

function singularOf(word: string, animate: boolean): Noun | undefined {
  const small = word.toLowerCase();
  const stem = word.slice(0, -1);
  const noun = (gender: Gender, start: string, ...endings: readonly string[]): Noun => ({
    gender,
    plural: false,
    cases: [word, ...endings.map((ending) => start + ending)],
    animate,
  });
  if (/[іе]я$/u.test(small)) return noun('f', stem, 'ї', 'ї', 'ю', 'єю', 'ї');
  if (small.endsWith('а')) {
    if (!FEMININE.has(small.replace(/^(?:кібер|.*-)/u, ''))) return undefined;
    const local = `${stem.replace(/к$/u, 'ц').replace(/г$/u, 'з').replace(/х$/u, 'с')}і`;
    const [genitive, instrumental] = /[жчшщ]а$/u.test(small) ? ['і', 'ею'] : ['и', 'ою'];
    return noun('f', '', stem + genitive, local, `${stem}у`, stem + instrumental, local);
  }
  if (FEMININE_SOFT.test(small)) {
    const oblique = `${stem.replace(/іст$/u, 'ост')}і`;
    return noun('f', '', oblique, oblique, word, `${stem}ю`, oblique);
  }
  if (/(?:нн|тт|дд|лл)я$/u.test(small)) return noun('n', stem, 'я', 'ю', 'я', 'ям', 'і');
  if (small.endsWith('о')) return noun('n', stem, 'а', 'у', 'о', 'ом', 'і');
  const oblique = withCaseOf(word, STEMS.get(small) ?? small);
  const hard = GENITIVE_A.has(small) ? 'а' : 'у';
  const soft = GENITIVE_A.has(small) ? 'я' : 'ю';
  if (small.endsWith('ь')) {
    const start = STEMS.has(small) ? oblique : stem;
    const { cases, ...rest } = noun('m', start, soft, 'ю', 'ь', 'ем', 'і');
    return { ...rest, cases: cases.map((form, place) => (place === 3 ? word : form)) };
  }
  if (small.endsWith('ар') && animate) return noun('m', word, 'я', 'ю', 'я', 'ем', 'і');
  if (/[бвгґджзклмнпрстфхцчшщ]$/u.test(small)) {
    const accusative = animate ? `${oblique}а` : word;
    const genitive = animate ? 'а' : hard;
    const locative = /(?:[кгх]|ок)$/u.test(small) ? 'у' : 'і';
    const instrumental = /[жчшщц]$/u.test(small) ? 'ем' : 'ом';
    const { cases, ...rest } = noun('m', oblique, genitive, 'у', '', instrumental, locative);
    return { ...rest, cases: cases.map((form, place) => (place === 3 ? accusative : form)) };
  }
  return undefined;
}

function pluralCases(nominative: string, genitive: string): Cases {
  const stem = nominative.slice(0, -1);
  const vowel = nominative.endsWith('ї') || /(?:ел|ен|ост)і$/u.test(nominative) ? 'я' : 'а';
  return [nominative, genitive, `${stem}${vowel}м`, nominative, `${stem}${vowel}ми`, `${stem}${vowel}х`];
}

function declineAdjective(word: string, { gender, plural, animate }: Noun): Cases | undefined {
  const on = (...endings: readonly string[]): Cases => endings.map((ending) => word.slice(0, -1) + ending);
  if (FEMININE.has(word.toLowerCase())) return undefined;
  if (plural) return word.endsWith('і') ? on('і', 'их', 'им', 'і', 'ими', 'их') : undefined;
  if (gender === 'f') return word.endsWith('а') ? on('а', 'ої', 'ій', 'у', 'ою', 'ій') : undefined;
  if (gender === 'n') return word.endsWith('е') ? on('е', 'ого', 'ому', 'е', 'им', 'ому') : undefined;
  const start = word.slice(0, -2);
  if (word.endsWith('ній')) {
    return ['ій', 'ього', 'ьому', animate ? 'ього' : 'ій', 'ім', 'ьому'].map((ending) => start + ending);
  }
  if (!word.endsWith('ий')) return undefined;
  return ['ий', 'ого', 'ому', animate ? 'ого' : 'ий', 'им', 'ому'].map((ending) => start + ending);
}

function adjectiveFor(word: string, { gender, plural }: Noun): string {
  const stem = word.replace(/(?:ий|[аеі])$/u, '');
  return stem + (plural ? 'і' : { m: 'ий', f: 'а', n: 'е' }[gender]);
}
