import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Failure } from '../../src/failure.ts';
import { readHighlight, remarkOf } from '../../src/highlights/highlight.ts';
import type { KeptHighlight } from '../../src/highlights/kept.ts';
import { builtFolder } from '../../tools/build.ts';
import { type Launched, profileFolder } from '../../tools/browsers.ts';
import { randomNumbers } from '../../tools/random-numbers.ts';
import { type Server, serve } from '../../tools/serve.ts';
import { launchForTest, target } from '../e2e/browser.ts';
import { article, soon } from '../e2e/card-on-page.ts';
import { type Desk, openDesk } from '../e2e/desk.ts';
import { pause } from '../e2e/extension.ts';
import { askAtDesk, askFrom, toSave } from '../e2e/highlight-calls.ts';
import { followBackground, GOES_SOON } from './background-stops.ts';
import { report } from './report.ts';

/**
 * Highlights are written while the background is stopped 200 times, and in 30 browsers that are ended with SIGKILL. What was
 * confirmed is there; what was not is there whole or not at all. Nothing is asked twice here, as the product would, so
 * that what is lost on the way shows. SIDELIGHT_SEED=… repeats one.
 */
const STOPS = 200;
const KILLS = 30;
/** Writers at once. */
const WRITERS = 3;
const TEXT = 'Ministers met on Monday. They spoke about the cables below the sea. Then they left.';
const QUOTE = 'the cables below the sea';

const seed = Number(process.env['SIDELIGHT_SEED'] ?? Date.now() % 1_000_000);
const random = randomNumbers(seed);

interface Written {
  /** The numbers of the notes that were asked for, and the last that was confirmed: 0 is that of the saving. */
  asked: number;
  confirmed: number | undefined;
}

let server: Server;
/** What was asked to be written, by id. */
let ledger: Map<string, Written>;

beforeAll(async () => {
  server = await serve({ '/a.html': article(`<p>${TEXT}</p>`) });
});

afterAll(() => server.close());

test(
  `the background stopped ${STOPS} times while it writes, seed ${seed}`,
  { timeout: 900_000 },
  async () => {
    ledger = new Map();
    const began = performance.now();
    const launched = await launchForTest({ extensionDir: builtFolder(target), prefs: GOES_SOON });
    try {
      const { desk, page } = await openBoth(launched);
      const background = await followBackground(desk.page);
      let stops = 0;
      for (let round = 1; stops < STOPS; round++) {
        let isOver = false;
        const writing = Promise.all(Array.from({ length: WRITERS }, () => write(desk, page, () => isOver)));
        await pause(50 + random() * 250);
        // Firefox's goes when nobody asks any more.
        if (target === 'firefox') isOver = true;
        await background.stop();
        isOver = true;
        await writing;
        stops = await background.countStops();
        if (round % 20 === 0) await verify(desk, page);
        if (round % 20 === 0) console.log(`${stops} stops, ${ledger.size} highlights`);
      }
      await verify(desk, page);
      tell('stops', stops, began);
    } finally {
      await launched.close();
    }
  },
);

test(`${KILLS} browsers ended while they write, seed ${seed}`, { timeout: 900_000 }, async () => {
  ledger = new Map();
  const began = performance.now();
  const profileDir = profileFolder(`highlights-kept-${target}`);
  const launch = (): Promise<Launched> => launchForTest({ extensionDir: builtFolder(target), profileDir });
  rmSync(profileDir, { recursive: true, force: true });
  for (let kill = 1; kill <= KILLS; kill++) {
    const launched = await launch();
    const { desk, page } = await openBoth(launched);
    await verify(desk, page);
    let isOver = false;
    const writing = Promise.all(
      Array.from({ length: WRITERS }, () => write(desk, page, () => isOver).catch(() => undefined)),
    );
    await pause(200 + random() * 800);
    const browser = launched.browser.process();
    const ended = new Promise((resolve) => browser?.once('exit', resolve));
    browser?.kill('SIGKILL');
    isOver = true;
    await ended;
    await Promise.race([writing, pause(5_000)]); // what it was asked last is never answered
    // Puppeteer puts Firefox's preferences back when it has heard of the end, and takes its time.
    const left = path.join(profileDir, 'user.js.puppeteer');
    await soon('a tidy profile', async () => !existsSync(left) || undefined);
    if (kill % 5 === 0) console.log(`${kill} browsers, ${ledger.size} highlights`);
  }
  const launched = await launch();
  try {
    const { desk, page } = await openBoth(launched);
    await verify(desk, page);
    tell('kills', KILLS, began);
  } finally {
    await launched.close();
    rmSync(profileDir, { recursive: true, force: true });
  }
});

async function openBoth(launched: Launched): Promise<{ desk: Desk; page: Page }> {
  const desk = await openDesk((relative) => launched.openExtensionPage(relative));
  const page = await launched.newPage(`${server.origin}/a.html`);
  return { desk, page };
}

/** Saves passages and changes their notes until it is over, and writes down what was confirmed. */
async function write(desk: Desk, page: Page, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const id = randomUUID();
    const written: Written = { asked: 0, confirmed: undefined };
    ledger.set(id, written);
    const saved = await asked(desk, page, 'saveHighlight', toSave(TEXT, QUOTE, { id, note: noteOf(id, 0) }));
    if (saved) written.confirmed = 0;
    for (let number = 1; number <= 2 && saved && !isOver(); number++) {
      written.asked = number;
      const change = { id, change: { note: noteOf(id, number) } };
      if (await asked(desk, page, 'changeHighlight', change)) written.confirmed = number;
    }
  }
}

/** Whether the background confirmed it; when it was stopped before it could, nobody answers. */
async function asked<Name extends 'saveHighlight' | 'changeHighlight'>(
  desk: Desk,
  page: Page,
  call: Name,
  input: Parameters<typeof askFrom<Name>>[3],
): Promise<boolean> {
  const answer = await askFrom(desk, page, call, input).catch(() => undefined);
  if (answer !== undefined && answer !== null && 'failure' in answer) throw new Error(answer.failure.message);
  return answer !== undefined && answer !== null;
}

/** Long, so that half of it would show. */
function noteOf(id: string, number: number): string {
  return `${id} ${number} `.repeat(40);
}

/** That all was kept as it was promised. */
async function verify(desk: Desk, page: Page): Promise<void> {
  const kept = new Map((await allKept(desk)).map((one) => [one.highlight.id, one.highlight]));
  for (const [id, { asked: last, confirmed }] of ledger) {
    const highlight = kept.get(id);
    if (highlight === undefined) {
      expect(confirmed, `${id} was confirmed and is not there`).toBeUndefined();
      continue;
    }
    expect(readHighlight(highlight), `${id} is whole`).not.toBeInstanceOf(Failure);
    expect(highlight.target.selector[0].exact).toBe(QUOTE);
    const notes = Array.from({ length: last - (confirmed ?? 0) + 1 }, (_, i) =>
      noteOf(id, (confirmed ?? 0) + i),
    );
    expect(notes, `${id} has a note that was confirmed, or one asked for after it`).toContain(
      remarkOf(highlight).note,
    );
  }
  expect([...kept.keys()].filter((id) => !ledger.has(id))).toEqual([]);
  // The index by pages knows as many. A background that is just ending does not answer: the next one does.
  const here = await soon(
    'an answer',
    async () => (await askFrom(desk, page, 'highlightsHere', {})) ?? undefined,
  );
  expect(here).toMatchObject({ value: { count: kept.size } });
}

async function allKept(desk: Desk): Promise<KeptHighlight[]> {
  const all: KeptHighlight[] = [];
  for (;;) {
    const { highlights, total } = await askAtDesk(desk, 'highlights', { from: all.length, limit: 500 });
    all.push(...highlights);
    if (all.length >= total) return all;
  }
}

function tell(what: string, number: number, began: number): void {
  const all = [...ledger.values()];
  report(
    `highlights-kept-${what}-${target}`,
    { number: what, asked: 'asked', confirmed: 'confirmed', unanswered: 'unanswered', seconds: 'seconds' },
    [
      {
        number,
        asked: all.length,
        confirmed: all.filter(({ confirmed }) => confirmed !== undefined).length,
        unanswered: all.filter(({ asked: last, confirmed }) => confirmed !== last).length,
        seconds: (performance.now() - began) / 1000,
      },
    ],
  );
}
