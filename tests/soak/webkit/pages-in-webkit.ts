import { setTimeout as pause } from 'node:timers/promises';
import type { PageQuestion } from '../../../src/page-questions.ts';
import { type Server, serve } from '../../../tools/serve.ts';
import { paintedIn } from '../../e2e/painted.ts';
import { type Box, type CardSeen, seenInCard } from '../../e2e/seen-in-card.ts';
import { bundleReadingRoom } from './bundle-reading-room.ts';
import type { Element, WebDriver } from './web-driver.ts';

/** Pages with the reading room in them, shown in a window of WebKit. */
export interface PagesInWebKit {
  /** Shows a page (HTML with a `<head>`), which the reading room reads from before its own scripts, as an extension does. */
  show(html: string): Promise<void>;
  /** The texts painted as terms in the page and all its frames. */
  painted(): Promise<string[]>;
  /** The painted texts once they contain all of `wanted`, or after ten seconds as they then are. */
  paintedOnce(wanted: readonly string[]): Promise<string[]>;
  /** What the popup or a shortcut asks the page. */
  ask(question: PageQuestion): Promise<void>;
  /** The open card once it has its text and stands still; with `title`, once it is that one. */
  card(title?: string): Promise<CardSeen>;
  hasCard(): Promise<boolean>;
  noCard(): Promise<void>;
  /** The box of the control of the open card that has these words, scrolled into sight. */
  controlInCard(words: string): Promise<Box>;
  /** Boxes of the lines of the first mark with these words. */
  linesOf(words: string): Promise<Box[]>;
  close(): Promise<void>;
}

export async function pagesInWebKit(window: WebDriver): Promise<PagesInWebKit> {
  const room = await bundleReadingRoom();
  const server: Server = await serve({ '/reading-room.js': room });
  let shown = 0;

  /** Does `work` in the page and then in its frames, outermost first; the reading room is put into frames that lack it. */
  const inAllFrames = async (work: () => Promise<void>, way: readonly Element[] = []): Promise<void> => {
    await work();
    for (const frame of await window.find('iframe, frame')) {
      try {
        await window.enter(frame);
        // As the manifest's `all_frames` does; what the bundle declares stays its own.
        await window.run(`if (globalThis.sidelightAnswer === undefined) {${room}}`);
        await inAllFrames(work, [...way, frame]);
      } catch (error) {
        // A frame may go away meanwhile.
        if (!/no such (?:frame|element|window)|stale element/u.test(String(error))) throw error;
      }
      await window.enter('page');
      for (const outer of way) await window.enter(outer);
    }
  };
  const painted = async (): Promise<string[]> => {
    const texts: string[] = [];
    await inAllFrames(async () => {
      texts.push(...(await window.run<string[]>(`return (${String(paintedIn)})('sidelight-term')`)));
    });
    return texts;
  };
  const seen = async (reveal = ''): Promise<CardSeen | undefined> =>
    (await window.run<CardSeen | null>(`return (${String(seenInCard)})(arguments[0])`, reveal)) ?? undefined;
  const hasCard = (): Promise<boolean> =>
    window.run('return document.querySelector("sidelight-card") !== null');

  return {
    async show(html) {
      const path = `/page-${++shown}.html`;
      server.put(path, html.replace('<head>', '<head><script src="/reading-room.js"></script>'));
      await window.movePointer(2, 2);
      await window.goTo(server.origin + path);
      await inAllFrames(() => Promise.resolve());
    },
    painted,
    async paintedOnce(wanted) {
      const deadline = Date.now() + 10_000;
      for (;;) {
        const texts = await painted();
        if (wanted.every((text) => texts.includes(text)) || Date.now() > deadline) return texts;
        await pause(50);
      }
    },
    ask: async (question) => void (await window.run('void sidelightAnswer(arguments[0])', question)),
    async card(title) {
      let before = '';
      return soon(title === undefined ? 'an open card' : `the card of ${title}`, async () => {
        const card = await seen();
        const now = JSON.stringify(card);
        const isSettled = now === before;
        before = now;
        const isWanted = card !== undefined && card.title !== '' && (title ?? card.title) === card.title;
        return isWanted && isSettled ? card : undefined;
      });
    },
    hasCard,
    noCard: async () => void (await soon('no card', async () => !(await hasCard()) || undefined)),
    controlInCard: (words) =>
      soon(`“${words}” in the card`, async () => {
        const box = async (): Promise<Box | undefined> =>
          (await seen(words))?.controls.find((control) => control.words === words)?.box;
        const before = await box();
        await pause(100);
        const now = await box();
        return JSON.stringify(before) === JSON.stringify(now) ? now : undefined;
      }),
    linesOf: (words) => window.run<Box[]>(`return (${String(linesOfMark)})(arguments[0])`, words),
    close: () => server.close(),
  };
}

/** The middle of the first of the boxes. */
export function middleOf([box]: readonly Box[]): [x: number, y: number] {
  if (box === undefined) throw new Error('there is no box to point at');
  return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
}

/** What `ask` answers as soon as it answers something; fails after ten seconds in which it did not. */
export async function soon<Answer>(what: string, ask: () => Promise<Answer | undefined>): Promise<Answer> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`after ten seconds there is still not: ${what}`);
    await pause(40);
  }
}

/** Sent into the page as it stands. */
function linesOfMark(words: string): Box[] {
  for (const ends of [...CSS.highlights].flatMap(([, highlight]) => [...highlight])) {
    const range = document.createRange();
    range.setStart(ends.startContainer, ends.startOffset);
    range.setEnd(ends.endContainer, ends.endOffset);
    if (range.toString() !== words) continue;
    return [...range.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  }
  throw new Error(`no mark on ${words}`);
}
