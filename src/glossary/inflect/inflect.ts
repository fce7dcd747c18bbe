import type { Term } from '../term.ts';
import { inflectEnglish } from './english.ts';
import { inflectGerman } from './german.ts';
import { inflectPolish } from './polish.ts';
import { inflectRomance } from './romance.ts';
import { inflectRussian } from './russian.ts';
import { inflectUkrainian } from './ukrainian.ts';

/** Languages that have rules here. Others are not inflected (Chinese), or by hand. */
export const inflectedLanguages = ['de', 'en', 'es', 'fr', 'it', 'pl', 'pt', 'ru', 'uk'] as const;

export type InflectedLanguage = (typeof inflectedLanguages)[number];

/**
 * The forms that a language makes of a written form, without itself: cases, and where `countable` the other
 * number. Empty when it makes none. Undefined when the rules cannot tell, because an ending or a head is unknown
 * to them: they leave alone what they do not know. A person reads what they make (`inflections.ts`).
 */
export function inflect(
  text: string,
  language: InflectedLanguage,
  countable: boolean,
): readonly string[] | undefined {
  switch (language) {
    case 'de':
      return inflectGerman(text, countable);
    case 'en':
      return inflectEnglish(text, countable);
    case 'pl':
      return inflectPolish(text, countable);
    case 'ru':
      return inflectRussian(text, countable);
    case 'uk':
      return inflectUkrainian(text, countable);
    default:
      return inflectRomance(text, language, countable);
  }
}

/** Whether there may be several of it: there is one European Commission and one DSA, and many cyberattacks. */
export function isCountable({ kind }: Term): boolean {
  return kind === 'concept' || kind === 'technology';
}
