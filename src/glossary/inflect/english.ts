/**
 * The other number of an English phrase whose head is counted: cyberattack, cyberattacks. The head is the last
 * word before the first preposition. Names (a word with a capital and small letters) have none: it is always
 * "the" European Commission. Undefined when the head is not known to be counted or not.
 */
export function inflectEnglish(text: string, countable: boolean): readonly string[] | undefined {
  if (!countable || /\p{Lu}\p{Ll}|[’']s\b/u.test(text)) return [];
  const words = text.split(' ');
  if (/^[\p{Lu}\p{N}+-]+$/u.test(text)) return []; // whether NGO is counted and NATO is not, no rule knows
  const preposition = words.findIndex((word) => PREPOSITIONS.has(word));
  const place = (preposition < 0 ? words.length : preposition) - 1;
  const written = words[place] ?? '';
  const cut = written.lastIndexOf('-') + 1;
  const other = otherNumber(written.slice(cut));
  if (other === undefined) return undefined;
  return other.map((noun) => words.with(place, written.slice(0, cut) + noun).join(' '));
}

const PREPOSITIONS = new Set(
  'about against among around as at behind between by for from in into of on over through to towards under with without'.split(
    ' ',
  ),
);

/** Nouns that are counted. What they stand behind does not matter: cyber-attack, undersea cable. */
const COUNTED = new Set(
  (
    'agreement alliance ambassador attack backdoor ban battlefield battleground bazooka blackout breach bug cable ' +
    'campaign capability chip chipmaker circuit contract control convention country crackdown curb cyberattack ' +
    'cybercrime cyberdiplomat cybernorm cyberpower cyberterrorist cyberthreat deal democracy dictatorship diplomat ' +
    'domain embargo embassy entrepreneur exploit factory farm flaw giant hacker hotline infrastructure initiative ' +
    'instrument law maker marketplace measure mechanism memorandum microchip model moratorium nameserver nation ' +
    'network norm operation organisation organization package pact platform policy power principle program ' +
    'programme regime registry regulation regulator restriction rollout rule sanction satellite score ' +
    'semiconductor server setter shaper shield shutdown standard state store strategy summit superpower supplier ' +
    'system taker tariff tax technology terminal threat threshold tool toolbox treaty trojan vendor vulnerability ' +
    'war'
  ).split(' '),
);

/** Nouns that are not counted: abstract, or of a mass. */
const NOT_COUNTED =
  /(?:ance|content|ence|ics|ing|ion|ism|ness|omacy|omy|research|ship|speech|trade|ty|ware|internet|conduct|behaviou?r|cyberspace|espionage)$/u;

const IRREGULAR: ReadonlyMap<string, readonly string[]> = new Map([
  ['embargo', ['embargoes', 'embargos']],
  ['memorandum', ['memoranda', 'memorandums']],
  ['moratorium', ['moratoriums', 'moratoria']],
]);

function otherNumber(word: string): readonly string[] | undefined {
  if (/^\p{Lu}{2,}s$/u.test(word)) return [word.slice(0, -1)];
  if (/^\p{Lu}{2,}$/u.test(word)) return [`${word}s`];
  if (COUNTED.has(word)) return IRREGULAR.get(word) ?? [pluralOf(word)];
  const singular = [...COUNTED].find((noun) => (IRREGULAR.get(noun) ?? [pluralOf(noun)]).includes(word));
  if (singular !== undefined) return [singular];
  return NOT_COUNTED.test(word) ? [] : undefined;
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/u.test(noun) ? `${noun}es` : `${noun}s`;
}
