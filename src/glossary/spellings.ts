import { withClitics } from './clitics.ts';
import { EAST_ASIAN_HABITS, isEastAsian } from './east-asian-spellings.ts';

/**
 * How else people spell what a form says, its letters apart: a rule for each habit, so that nobody has to write
 * "cyber-security" beside "cybersecurity" in every entry. Inflection is another matter (`inflections.ts`), and case,
 * spaces and hyphens between words are none (`Words`).
 */
const HABITS: ReadonlyArray<(text: string) => string> = [
  // One word or two, in every language that says it: Cyber-Angriff, cyber-espace, ciber-ataque.
  (text) => text.replaceAll(/(?<![\p{L}\p{N}])(c[iy]ber)(?=\p{L}{3})/giu, '$1-'),
  (text) =>
    text.replaceAll(
      /(?<![\p{L}\p{N}])(c[iy]ber)[- ](\p{L}{3})/giu,
      (_, prefix: string, letters: string) => prefix + letters.toLowerCase(),
    ),
  // The London Economist, and whoever saves a letter in a headline.
  (text) => text.replaceAll(/(?<![\p{L}\p{N}])(co)(?=operat)/giu, '$1-'),
  (text) => text.replaceAll(/(?<![\p{L}\p{N}])(co)-(?=operat)/giu, '$1'),
  (text) => text.replaceAll(/(?<=\p{Lu}[\p{L}.]*) and (?=\p{Lu})/gu, ' & '),
  // The New York Times.
  (text) =>
    text.replaceAll(/(?<![\p{L}\p{N}.])(?:EU|UK|UN|US)(?![\p{L}\p{N}])/gu, (letters) =>
      [...letters].map((letter) => `${letter}.`).join(''),
    ),
  american,
  british,
  // Zurich, and the Frankfurter Allgemeine.
  (text) => text.replaceAll(/(?<![\p{L}\p{N}])UN-(?=\p{Lu}\p{Ll})/gu, 'UNO-'),
  (text) => text.replaceAll(/(?<![\p{L}\p{N}])G(?=(?:7|20)-)/gu, 'G-'),
  // German joins two words or parts them with a hyphen: Ukraine-Konflikt, and the tabloids' Hacker-Angriff.
  (text) =>
    text.replaceAll(
      /(?<![\p{L}\p{N}-])(\p{Lu}\p{Ll}{2,})-(\p{Lu})(?=\p{Ll}{2,}(?![\p{L}-]))/gu,
      (_, word: string, letter: string) => word + letter.toLowerCase(),
    ),
  (text) =>
    text.replaceAll(
      /(?<![\p{L}-])(\p{Lu}\p{Ll}{3,}?)(angriff|attacke|fabrik|kampagne|kontrolle|konzern|steuer|technologie|überwachung)(?=\p{Ll}{0,2}(?![\p{L}-]))/gu,
      (_, word: string, head: string) => `${word}-${head.charAt(0).toUpperCase()}${head.slice(1)}`,
    ),
  // French typewriters had no É: Etat islamique, Economies émergentes. Single words stay: an Etat is a budget in German.
  (text) => (text.includes(' ') ? text.replaceAll(/(?<![\p{L}\p{N}])É/gu, 'E').replace(/^é/u, 'e') : text),
  ...EAST_ASIAN_HABITS,
];

const ACCENTED = /[àáâãçèéêëìíîïñòóôõùúûÀÁÂÃÇÈÉÊËÌÍÎÏÑÒÓÔÕÙÚÛ]/u;
const ALL_ACCENTED = new RegExp(ACCENTED.source, 'gu');

function withoutAccents(text: string): string {
  return text.replace(ALL_ACCENTED, (letter) => letter.normalize('NFD').charAt(0));
}

function american(text: string): string {
  return text
    .replaceAll(/(?<=\p{L}{3}i)s(?=ations?(?!\p{L}))/giu, 'z')
    .replaceAll(/(?<=behavi|lab)our(?!\p{L})/giu, 'or')
    .replaceAll(/(?<=(?<!\p{L})defen)c(?=e(?!\p{L}))/giu, 's')
    .replaceAll(/(?<=(?<!\p{L})cent)re(?!\p{L})/giu, 'er')
    .replaceAll(/(?<=(?<!\p{L})program)me(?=s?(?!\p{L}))/giu, '');
}

function british(text: string): string {
  return text
    .replaceAll(/(?<=\p{L}{3}i)z(?=ations?(?!\p{L}))/giu, 's')
    .replaceAll(/(?<=behavi|lab)or(?!\p{L})/giu, 'our')
    .replaceAll(/(?<=(?<!\p{L})defen)s(?=e(?!\p{L}))/giu, 'c')
    .replaceAll(/(?<=(?<!\p{L})cent)er(?!\p{L})/giu, 're');
}

/** What any habit looks at: asked of each form first, because a glossary may have 100,000. */
const HABITUAL =
  /c[iy]ber|co-?operat| and |(?:EU|UK|UN|US)(?![\p{L}\p{N}])|i[sz]ation|behavio|labo|defen[cs]e|cent(?:re|er)|programme|G(?:7|20)-|\p{Ll}{3}-\p{L}|angriff|attacke|fabrik|kampagne|kontrolle|konzern|steuer|technologie|überwachung/iu;
/** What a French typewriter changes. */
const TYPED = /É|^é/u;

/** The other spellings of a form, each once, by one habit or several. Most forms have none. */
export function otherSpellings(text: string): string[] {
  const spellings = new Set([text]);
  if (HABITUAL.test(text) || TYPED.test(text) || isEastAsian(text))
    for (const habit of HABITS) for (const spelling of spellings) spellings.add(habit(spelling));
  // Headlines in capitals leave accents out, in the languages where the letter stays the same: GEANTS DU NUMERIQUE.
  if (ACCENTED.test(text) && text.includes(' '))
    for (const spelling of spellings) spellings.add(withoutAccents(spelling));
  spellings.delete(text);
  return [...spellings];
}

/** How else a form stands in texts, beside its inflected forms: its other spellings, and all with what is written onto them. */
export function writtenOtherwise(text: string): string[] {
  const spellings = otherSpellings(text);
  return [...spellings, ...[text, ...spellings].flatMap(withClitics)];
}
