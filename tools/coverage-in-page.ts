import type { Match } from '../src/glossary/senses.ts';
import type { PageSettings } from '../src/library.ts';
import { languageOf } from '../src/page/language.ts';
import { type Block, openPage } from '../src/page/page-text.ts';
import { isVisible } from '../src/page/readable.ts';
import { compareInReadingOrder } from '../src/page/reading-order.ts';
import { rootElement } from '../src/page/unclobbered.ts';
import { chooseMarks, type FoundMatch } from '../src/reading/choose-marks.ts';
import { sectionsOf } from '../src/reading/sections.ts';

/**
 * What `npm run glossary -- coverage` runs in a page: the reader's own reading and choosing, with the questions
 * between them asked outside. Bundled and sent into the page; everything that goes in or out is plain JSON.
 */

/** A block of the page as the reader reads it. */
export interface ReadBlock {
  readonly text: string;
  readonly lang: string;
  /** Whether a person can see it. */
  readonly visible: boolean;
}

/** Text that a person can see and the reader does not read, and what it stands in. */
export interface UnreadText {
  readonly text: string;
  readonly lang: string;
  readonly where: 'navigation' | 'code' | 'controls' | 'others';
}

/** What becomes of a match; `ceiling`: there are too many on its screen. */
export type Fate = 'marked' | 'repeated' | 'ceiling' | 'hidden';

export interface InPage {
  read(): {
    readonly blocks: readonly ReadBlock[];
    readonly unread: readonly UnreadText[];
    readonly lang: string;
  };
  /** The fate of each match of each block that was read. */
  choose(matches: ReadonlyArray<readonly Match[]>, density: PageSettings['density']): Fate[][];
}

let blocks: readonly Block[] = [];
let sectionStarts: readonly Element[] = [];

const inPage: InPage = {
  read() {
    const reader = openPage(rootElement());
    reader.readOn(() => false);
    const reading = reader.take();
    blocks = reading.blocks;
    sectionStarts = [...new Set(reading.sectionStarts)].sort(compareInReadingOrder);
    const known = new Map<Element, boolean>();
    return {
      blocks: blocks.map(({ text, lang, scope }) => ({
        text,
        lang,
        visible: isVisible(scope, known),
      })),
      unread: unreadTexts(known),
      lang: languageOf(rootElement()),
    };
  },
  choose(matches, density) {
    const settings = { on: true, density, headings: true, links: true };
    const found = blocks.map((block, i) => (matches[i] ?? []).map((match): FoundMatch => ({ block, match })));
    const chosen = new Set(chosenOf(found.flat(), settings));
    const sections = sectionsOf(blocks, sectionStarts);
    // Where the choice has shown a form once, the mentions that follow are repetitions; what comes first in its
    // place and is not chosen all the same had no room.
    const met = new Set<string>();
    return found.map((list, i) =>
      list.map((one): Fate => {
        const where = density === 'page' ? 'page' : `${sections[i]}${one.block.inHeading ? 'h' : ''}`;
        const key = `${where} ${one.match.senses[0].term} ${one.match.written}`;
        if (chosen.has(one)) {
          met.add(key);
          return 'marked';
        }
        if (density !== 'every' && met.has(key)) return 'repeated';
        if (chosenOf([one], settings).length === 0) return 'hidden';
        met.add(key);
        return 'ceiling';
      }),
    );
  },
};

function chosenOf(
  found: readonly FoundMatch[],
  settings: Parameters<typeof chooseMarks>[1],
): readonly FoundMatch[] {
  const choosing = chooseMarks(found, settings, sectionStarts);
  for (;;) {
    const step = choosing.next();
    if (step.done) return step.value.chosen;
  }
}

const NAVIGATION =
  'nav, menu, [role=navigation], [role=menu], [role=menubar], [role=tablist], [role=toolbar]';
const CODE = 'code, pre, kbd, samp, tt, [role=code]';
const CONTROLS =
  'button, input, select, textarea, option, [contenteditable], [role=button], [role=textbox], [role=option], [role=tab], [role=menuitem]';
const NEVER = 'script, style, noscript, template, title, head, noembed, noframes';

/** Visible text of the page's own tree (not of shadow roots) of which no block holds anything. */
function unreadTexts(known: Map<Element, boolean>): UnreadText[] {
  const read = new Set(blocks.flatMap(({ pieces }) => pieces.map(({ node }) => node)));
  const walker = document.createTreeWalker(rootElement(), NodeFilter.SHOW_TEXT);
  const texts: UnreadText[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = (node.nodeValue ?? '').trim();
    if (read.has(node as Text) || text === '' || !parent || parent.closest(NEVER)) continue;
    if (!isVisible(parent, known)) continue;
    const where = parent.closest(CONTROLS)
      ? 'controls'
      : parent.closest(CODE)
        ? 'code'
        : parent.closest(NAVIGATION)
          ? 'navigation'
          : 'others';
    texts.push({ text, lang: languageOf(parent), where });
  }
  return texts;
}

/** Under this name the page is asked. */
(globalThis as { sidelightCoverage?: InPage }).sidelightCoverage = inPage;
