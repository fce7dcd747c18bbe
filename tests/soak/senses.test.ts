import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readGlossary } from '../../tools/read-glossary.ts';
import { extension, painted, pause } from '../e2e/extension.ts';

/**
 * Real passages in which an acronym has our sense or another one, each alone on a page: painted if and
 * only if the sense is ours. The floors are what was reached; they may only be raised.
 */
const floors = { marked: 1, leftAlone: 1 };

const file = new URL('../../../shared/cases/senses.jsonl', import.meta.url);

interface Passage {
  alias: string;
  sense: 'ours' | 'other';
  which: string;
  text: string;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

describe.runIf(existsSync(file))('senses of acronyms', () => {
  const right: Passage[] = [];
  const wrong: Passage[] = [];

  beforeAll(async () => {
    const waiting = passagesOfOurForms();
    const lane = async (): Promise<void> => {
      for (let passage = waiting.shift(); passage; passage = waiting.shift())
        ((await isMarked(passage)) === (passage.sense === 'ours') ? right : wrong).push(passage);
    };
    await Promise.all(Array.from({ length: 5 }, lane));
  });

  test('ours are marked', () => expectShare('ours', floors.marked));
  test('others are left alone', () => expectShare('other', floors.leftAlone));

  function expectShare(sense: Passage['sense'], floor: number): void {
    const count = (passages: Passage[]): number => passages.filter((one) => one.sense === sense).length;
    const total = count(right) + count(wrong);
    const missed = wrong.filter((one) => one.sense === sense).map(({ alias, which }) => `${alias}: ${which}`);
    console.log(
      `${sense}: ${count(right)} of ${total} right${missed.map((one) => `\n  not ${one}`).join('')}`,
    );
    expect(total).toBeGreaterThan(0);
    expect(count(right) / total, missed.join('; ')).toBeGreaterThanOrEqual(floor);
  }
});

/** The passages about forms that the glossary has: of the others nothing can be said yet. */
function passagesOfOurForms(): Passage[] {
  const forms = new Set(
    readGlossary()
      .terms.flatMap((term) => Object.values(term.forms).flat())
      .flatMap((form) => [form.text, ...(form.inflected ?? [])]),
  );
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Passage)
    .filter(({ alias }) => forms.has(alias));
}

async function isMarked({ alias, text }: Passage): Promise<boolean> {
  const { newPage } = await extension();
  const safe = text.replaceAll(/[&<>]/gu, (character) => entities[character] ?? '');
  const page = await newPage(`<!doctype html><html lang="en"><title>Passage</title><p>${safe}</p></html>`);
  await pause(1200);
  const texts = await painted(page);
  await page.close();
  const whole = new RegExp(`(?<![\\p{L}\\p{N}_])${alias}(?![\\p{L}\\p{N}_])`, 'u');
  return texts.some((one) => whole.test(one));
}
