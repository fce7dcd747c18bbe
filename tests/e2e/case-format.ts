import { existsSync, readFileSync } from 'node:fs';

/** One line of a case file; the format's rules stand in `tests/cases/README.md`. */
export interface MatchingCase {
  name: string;
  lang: string;
  html: string;
  /** Every one of these texts is painted at least once. */
  expect: string[];
  /** None of these texts is painted. */
  never?: string[];
  /** Other texts than the expected ones may be painted as well. */
  others?: boolean;
  why?: string;
}

const canary = '<section><h2>Canary</h2><p>China promoted the Digital Silk Road abroad.</p></section>';

/** The cases of a `.jsonl` file, or none where there is no such file. */
export function readCases(file: URL): MatchingCase[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as MatchingCase);
}

/** The page of a case; with the canary, plus a section that a living extension marks. */
export function casePage({ lang, html }: MatchingCase, extra: 'plain' | 'with canary' = 'plain'): string {
  const main = extra === 'plain' ? html : `${html}${canary}`;
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Case</title></head><body><main>${main}</main></body></html>`;
}

/** How long the page needs until it has settled, in milliseconds. */
export function settlingTime({ html }: MatchingCase): number {
  return /setTimeout|setInterval/u.test(html) ? 2600 : 1000;
}

/** What is wrong with the texts that were painted; nothing when the case holds. */
export function judge(
  { expect, never = [], others = false }: MatchingCase,
  texts: readonly string[],
): string[] {
  const missing = expect.filter((text) => !texts.includes(text)).map((text) => `not painted: ${text}`);
  const forbidden = never
    .filter((text) => texts.includes(text))
    .map((text) => `painted, and never should be: ${text}`);
  const surplus = others
    ? []
    : texts.filter((text) => !expect.includes(text)).map((text) => `painted, and not expected: ${text}`);
  return [...new Set([...missing, ...forbidden, ...surplus])];
}

/** What is wrong with the canary's page: exactly one mark on its "Digital Silk Road" is right. */
export function judgeCanary(texts: readonly string[]): string[] {
  const count = texts.filter((text) => text === 'Digital Silk Road').length;
  return count === 1 ? [] : [`the canary is marked ${count} times: is the extension alive?`];
}
