import type { Span } from '../span.ts';
import { isMostlyCapitals } from './capitals.ts';

/** An acronym or a number is about as long as this; longer words in capitals are words of a headline. */
const LONGEST_ACRONYM = 6;

const HYPHENS = new Set(['-', '‐', '‑']);
/** Code units of a neighbour that are looked at. */
const REACH = 40;

/** Whose council, law or summit it is says nothing against a name: EU-US-TTC, UN-GGE. */
const OWNERS = new Set(
  'EU US USA UN UNO UK NATO G7 G20 UE ONU OTAN EUA EE UU ЕС США ООН НАТО ЄС США ONZ VN VS'.split(' '),
);

/**
 * Whether the span is part of a compound of capitals and figures that names something else: ML-DSA, IGF-1,
 * DSA-2048. A neighbour of mostly small letters makes an ordinary compound (DSA-Verordnung, AI-Act,
 * ИИ-регулирование), and so does the name of a state or union (EU-US-TTC-Sitzung).
 */
export function isJoined(text: string, { start, end }: Span): boolean {
  return (
    (HYPHENS.has(text.charAt(start - 1)) &&
      isCode(/[\p{L}\p{N}]+$/u.exec(text.slice(Math.max(0, start - REACH), start - 1))?.[0])) ||
    (HYPHENS.has(text.charAt(end)) && isCode(/^[\p{L}\p{N}]+/u.exec(text.slice(end + 1, end + REACH))?.[0]))
  );
}

function isCode(word: string | undefined): boolean {
  if (word === undefined || word.length > LONGEST_ACRONYM || OWNERS.has(word)) return false;
  return /^\p{N}/u.test(word) || isMostlyCapitals(word);
}
