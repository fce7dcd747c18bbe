import { declineListed, type NounLists } from './listed-nouns.ts';
import { type Cases, declinePhrase, type Gender, type Grammar, type Noun } from './phrase.ts';

/**
 * Declension of Polish noun phrases, as far as the glossary's words need it. Cases in the order nominative,
 * genitive, dative, accusative, instrumental, locative. Masculines of things take -u in the genitive unless
 * named here; adjectives stand before or after the noun.
 */
export function inflectPolish(text: string, countable: boolean): readonly string[] | undefined {
  return declinePhrase(text, grammar, countable);
}

const PLURALS: NounLists['plurals'] = [
  ['atak', 'ataki', 'ataków'],
  ['gospodarka', 'gospodarki', 'gospodarek'],
  ['norma', 'normy', 'norm'],
  ['państwo', 'państwa', 'państw'],
  ['półprzewodnik', 'półprzewodniki', 'półprzewodników'],
  ['podatek', 'podatki', 'podatków'],
  ['technologia', 'technologie', 'technologii'],
  ['wojna', 'wojny', 'wojen'],
  ['zagrożenie', 'zagrożenia', 'zagrożeń'],
  ['środek', 'środki', 'środków'],
];

const PLURAL_ONLY: ReadonlyMap<string, string> = new Map([
  ['sankcje', 'sankcji'],
  ['treści', 'treści'],
]);

/** Nouns in -a. Adjectives end so too: a word that is not here is none of the two until its place tells. */
const FEMININE = new Set(
  (
    'cenzura dekada dyrektywa gospodarka infrastruktura inicjatywa kontrola norma polityka rada siła służba ' +
    'umowa ustawa wiosna wojna współpraca'
  ).split(' '),
);

/** Masculines with -a in the genitive, though things. */
const GENITIVE_A = new Set(['szef', 'sekretarz', 'juan', 'półprzewodnik', 'firewall']);
const ANIMATE = new Set(['szef', 'sekretarz']);
const FEMININE_SOFT = /(?:ość|przestrzeń|sieć)$/u;
/** Last consonants as they are before the -e of dative and locative. */
const SOFTENED: ReadonlyArray<readonly [hard: string, soft: string]> = [
  ['st', 'ści'],
  ['sn', 'śni'],
  ['zd', 'ździ'],
  ['ch', 'sz'],
  ['ł', 'l'],
  ['r', 'rz'],
  ['t', 'ci'],
  ['d', 'dzi'],
  ['k', 'c'],
  ['g', 'dz'],
];

const lists: NounLists = {
  plurals: PLURALS,
  pluralOnly: PLURAL_ONLY,
  animate: ANIMATE,
  lead: /^(?:cyber)?$/u,
  fold: (word) => word.toLowerCase(),
  singular: singularOf,
  pluralCases,
};

const grammar: Grammar = {
  noun: (word) => declineListed(word, lists),
  adjective: declineAdjective,
  nominative: adjectiveFor,
  adjectivesFollow: true,
  and: new Set(['i', 'oraz']),
  undecided: new Set(['pas']),
};

function singularOf(word: string, animate: boolean): Noun | undefined {
  const small = word.toLowerCase();
  const stem = word.slice(0, -1);
  const noun = (gender: Gender, ...others: readonly string[]): Noun => ({
    gender,
    plural: false,
    cases: [word, ...others],
    animate,
  });
  if (small === 'forum') return noun('n', word, word, word, word, word);
  if (/[ij]a$/u.test(small)) return noun('f', `${stem}i`, `${stem}i`, `${stem}ę`, `${stem}ą`, `${stem}i`);
  if (small.endsWith('a')) {
    if (!FEMININE.has(small)) return undefined;
    const genitive = /[kgl]a$/u.test(small) ? `${stem}i` : `${stem}y`;
    const local = /(?:[cl]|dz|sz|rz|ż)a$/u.test(small) ? genitive : softEnding(stem);
    return noun('f', genitive, local, `${stem}ę`, `${stem}ą`, local);
  }
  if (FEMININE_SOFT.test(small)) {
    const oblique = word.replace(/ść$/u, 'ści').replace(/ń$/u, 'ni').replace(/ć$/u, 'ci');
    return noun('f', oblique, oblique, word, `${oblique}ą`, oblique);
  }
  if (small.endsWith('ie')) return noun('n', `${stem}a`, `${stem}u`, word, `${stem}em`, `${stem}u`);
  if (small.endsWith('o')) {
    const local = /[kgjl]o$|cho$/u.test(small) ? `${stem}u` : softEnding(stem);
    return noun('n', `${stem}a`, `${stem}u`, word, `${stem}em`, local);
  }
  if (/[bcdfghjklłmnprstwzż]$/u.test(small)) {
    const start = word.replace(/iązek$/u, 'iązk').replace(/ek$/u, 'k');
    const soft = /(?:[kgjlcż]|ch|cz|sz|rz|dz)$/u.test(small);
    const genitive = start + (GENITIVE_A.has(small) ? 'a' : 'u');
    return noun(
      'm',
      genitive,
      `${start}owi`,
      animate ? genitive : word,
      `${start}${/[kg]$/u.test(start) ? 'iem' : 'em'}`,
      soft ? `${start}u` : softEnding(start),
    );
  }
  return undefined;
}

/** The ending of dative and locative that softens what stands before it. */
function softEnding(stem: string): string {
  const found = SOFTENED.find(([hard]) => stem.endsWith(hard));
  if (found === undefined) return `${stem}ie`;
  const [hard, soft] = found;
  return `${stem.slice(0, -hard.length)}${soft}e`;
}

function pluralCases(nominative: string, genitive: string): Cases {
  const stem = nominative.endsWith('ie') ? nominative.slice(0, -1) : nominative.replace(/[iyea]$/u, '');
  const start = nominative.endsWith('ci') ? nominative : stem;
  return [nominative, genitive, `${start}om`, nominative, `${start}ami`, `${start}ach`];
}

function declineAdjective(word: string, { gender, plural, animate }: Noun): Cases | undefined {
  const small = word.toLowerCase();
  if (small.length < 4 || FEMININE.has(small) || /(?:stwa|ści)$/u.test(small)) return undefined;
  const stem = stemOf(word);
  if (stem === undefined) return undefined;
  const { bare, velar, soft } = stem;
  const on = (...endings: readonly string[]): Cases => endings.map((ending) => bare + ending);
  const y = velar || soft ? 'i' : 'y';
  const ie = velar || soft ? 'ie' : 'e';
  if (plural) {
    if (!small.endsWith(ie)) return undefined;
    return on(ie, `${y}ch`, `${y}m`, ie, `${y}mi`, `${y}ch`);
  }
  if (gender === 'f') {
    if (!small.endsWith('a')) return undefined;
    const a = soft ? 'ia' : 'a';
    const ą = soft ? 'ią' : 'ą';
    return on(a, `${ie}j`, `${ie}j`, ą, ą, `${ie}j`);
  }
  if (gender === 'n') {
    if (!small.endsWith('e')) return undefined;
    return on(ie, `${ie}go`, `${ie}mu`, ie, `${y}m`, `${y}m`);
  }
  if (!small.endsWith(y)) return undefined;
  return on(y, `${ie}go`, `${ie}mu`, animate ? `${ie}go` : y, `${y}m`, `${y}m`);
}

/** An adjective without its ending; undefined when the ending is none of an adjective. */
function stemOf(word: string): { bare: string; velar: boolean; soft: boolean } | undefined {
  const velar = /^(?<bare>.+[kg])(?:i|a|ie)$/u.exec(word)?.groups?.['bare'];
  if (velar !== undefined) return { bare: velar, velar: true, soft: false };
  const soft = /^(?<bare>.*(?:trzec|tan|ostatn|średn|przedn))(?:i|ia|ie)$/u.exec(word)?.groups?.['bare'];
  if (soft !== undefined) return { bare: soft, velar: false, soft: true };
  const hard = /^(?<bare>.*(?:[nwł]|[oa]st|wart|rc|lit|ąc|cz|sz|an|ęt))(?:y|a|e)$/u.exec(word)?.groups?.[
    'bare'
  ];
  return hard === undefined ? undefined : { bare: hard, velar: false, soft: false };
}

function adjectiveFor(word: string, { gender, plural }: Noun): string {
  const stem = stemOf(word);
  if (stem === undefined) return word;
  const palatal = stem.velar || stem.soft;
  const endings = { m: palatal ? 'i' : 'y', f: stem.soft ? 'ia' : 'a', n: palatal ? 'ie' : 'e' };
  return stem.bare + (plural ? endings.n : endings[gender]);
}
