import type { BlockAnnotation } from '../glossary/annotate.ts';
import { chooseMentions, MARKS_A_SCREEN, type Mention } from '../glossary/density.ts';
import { type Knowledge, type Match, settleSenses } from '../glossary/senses.ts';
import type { Library, PageSettings } from '../library.ts';
import { covers, type Point, rectsOf, textAt } from '../page/hit-test.ts';
import { languageOf } from '../page/language.ts';
import { type Block, isInterrupted, piecesOf, rangeOf, readPage, stillReads } from '../page/page-text.ts';
import type { Painter } from '../page/painter.ts';
import { isHeading, isVisible } from '../page/readable.ts';
import { compareInReadingOrder } from '../page/reading-order.ts';
import { composedParentOf, isConnected, isElement } from '../page/unclobbered.ts';
import { type Changes, watchPage } from '../page/watch-page.ts';

/** A match that is painted. */
export interface Mark {
  readonly block: Block;
  readonly match: Match;
  readonly range: StaticRange;
  /** The words as the page writes them. */
  readonly text: string;
}

export interface AnnotateOptions {
  readonly library: Pick<Library, 'annotate'>;
  readonly painter: Painter;
  readonly settings: PageSettings;
  /** Whether a node is ours: the card's host. */
  readonly isOwn: (node: Node) => boolean;
  readonly signal: AbortSignal;
}

/** The terms of one document, marked and kept in step with its changes until the signal aborts. */
export interface AnnotatedTerms {
  /** All marks in reading order. */
  marks(): readonly Mark[];
  /** The mark under a point of the viewport (CSS pixels). */
  markAt(point: Point): Mark | undefined;
  /** Goes on with other settings. */
  use(settings: PageSettings): void;
  /** The heading of the section that a mark stands in, empty without one. */
  placeOf(mark: Mark): string;
}

/** Code units of text sent in one message: 128 KB cost the page about a millisecond (measured). */
const SLICE = 60_000;
/** Milliseconds between a change and its reading, so that a burst is read once. */
const SETTLE = 120;
/** A page that changes without end may cost one part in this many of its time. */
const SHARE = 50;
const LONGEST_WAIT = 2_000;
/** Without headings, a section has about this many code units. */
const SECTION_LENGTH = 6_000;

interface Annotated {
  readonly block: Block;
  readonly annotation: BlockAnnotation;
}

export function annotateTerms(options: AnnotateOptions): AnnotatedTerms {
  const terms = new DocumentTerms(options);
  terms.start();
  return terms;
}

class DocumentTerms implements AnnotatedTerms {
  readonly #options: AnnotateOptions;
  #settings: PageSettings;
  /** Blocks that were read and are awaited or hold something of the glossary. */
  readonly #live = new Map<Block, BlockAnnotation | undefined>();
  #ordered: Annotated[] = [];
  #sections: Element[] = [];
  #knowledge: { rules: Knowledge['rules']; words: Knowledge['words'] } = { rules: {}, words: {} };
  #marks: Mark[] = [];
  #marksByNode = new Map<Text, Mark[]>();
  #shadowRoots: ShadowRoot[] = [];
  #dirty = new Set<Element>();
  #restyled = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastCost = 0;
  #read = 0;
  #includeRoot: (root: ShadowRoot) => void = () => undefined;

  constructor(options: AnnotateOptions) {
    this.#options = options;
    this.#settings = options.settings;
  }

  start(): void {
    const { isOwn, painter, signal } = this.#options;
    const watch = watchPage(isOwn, (changes) => this.#changed(changes), signal);
    this.#includeRoot = (root) => watch.include(root);
    const keeping = setInterval(() => painter.keep(), 1_000);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(this.#timer);
        clearInterval(keeping);
        painter.dispose();
      },
      { once: true },
    );
    if (document.documentElement !== null) this.#dirty.add(document.documentElement);
    void this.#readDirty();
  }

  marks(): readonly Mark[] {
    return this.#marks;
  }

  markAt(point: Point): Mark | undefined {
    const position = textAt(point, this.#shadowRoots);
    if (position === undefined) return undefined;
    const near = this.#marksByNode.get(position.node) ?? [];
    return near.find(({ range }) => covers(rectsOf(range), point));
  }

  use(settings: PageSettings): void {
    this.#settings = settings;
    this.#refresh();
  }

  placeOf({ block }: Mark): string {
    const before = this.#sections.filter(
      (start) =>
        isHeading(start) && (start.contains(block.scope) || compareInReadingOrder(start, block.scope) < 0),
    );
    return (before.at(-1)?.textContent ?? '').trim().replace(/\s+/gu, ' ');
  }

  #changed({ scopes, rewritten, restyled }: Changes): void {
    const stale = [...rewritten].flatMap((node) => this.#marksByNode.get(node) ?? []);
    const wrong = stale.filter(({ block, match }) => !stillReads(block, match));
    if (wrong.length > 0) this.#options.painter.erase(wrong.map(({ range }) => range));
    for (const scope of scopes) this.#dirty.add(scope);
    this.#restyled ||= restyled;
    if (this.#timer !== undefined) return;
    const wait = Math.min(Math.max(SETTLE, this.#lastCost * SHARE), LONGEST_WAIT);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#readDirty();
    }, wait);
  }

  async #readDirty(): Promise<void> {
    const began = performance.now();
    const scopes = [...this.#dirty].filter((scope) => isConnected(scope));
    this.#dirty = new Set();
    const fresh: Block[] = [];
    for (const scope of scopes) fresh.push(...this.#readScope(scope));
    if (scopes.length > 0 || this.#restyled) this.#refresh();
    this.#restyled = false;
    this.#lastCost = performance.now() - began;
    for (const slice of slices(fresh)) await this.#annotate(slice);
  }

  /** Reads a scope; what stood in it before and is unchanged keeps its annotation. The answer is what is to be asked. */
  #readScope(scope: Element): Block[] {
    const known = new Map<string, BlockAnnotation>();
    for (const [block, annotation] of this.#live) {
      if (!isInside(block.scope, scope)) continue;
      this.#live.delete(block);
      if (annotation !== undefined) known.set(block.text, annotation);
    }
    this.#ordered = this.#ordered.filter(({ block }) => this.#live.has(block));
    const reading = readPage(scope, this.#read);
    this.#read = reading.length;
    this.#sections.push(...reading.sectionStarts.filter((start) => !this.#sections.includes(start)));
    for (const root of reading.shadowRoots) {
      if (this.#shadowRoots.includes(root)) continue;
      this.#shadowRoots.push(root);
      this.#includeRoot(root);
    }
    return reading.blocks.filter((block) => {
      const annotation = known.get(block.text);
      this.#live.set(block, annotation);
      if (annotation !== undefined) this.#ordered.push({ block, annotation });
      return annotation === undefined;
    });
  }

  async #annotate(blocks: readonly Block[]): Promise<void> {
    const { library, signal } = this.#options;
    const texts = blocks.map(({ text, scope }) => ({ text, lang: languageOf(scope) }));
    const answer = await insist(() => library.annotate({ blocks: texts }), signal);
    if (answer === undefined || signal.aborted) return;
    this.#knowledge = {
      rules: { ...this.#knowledge.rules, ...answer.rules },
      words: { ...this.#knowledge.words, ...answer.words },
    };
    let found = false;
    blocks.forEach((block, i) => {
      const annotation = answer.blocks[i];
      if (!this.#live.has(block)) return;
      if (annotation === undefined || annotation.candidates.length + annotation.words.length === 0) {
        this.#live.delete(block);
        return;
      }
      this.#live.set(block, annotation);
      this.#ordered.push({ block, annotation });
      found = true;
    });
    if (found) this.#refresh();
  }

  /** Settles what everything means, chooses what is marked, and paints the difference. */
  #refresh(): void {
    this.#forgetGone();
    const matches = settleSenses(
      this.#ordered.map(({ annotation }) => annotation),
      this.#knowledge,
    );
    const wanted = this.#choose(
      this.#ordered.flatMap(({ block }, i) => (matches[i] ?? []).map((match) => ({ block, match }))),
    );
    const old = new Map(this.#marks.map((mark) => [keyOf(mark), mark]));
    const marks = wanted.flatMap(({ block, match }): Mark[] => {
      const known = old.get(keyOf({ block, match }));
      if (known !== undefined && known.block === block) return [{ ...known, match }];
      const range = rangeOf(block, match);
      return range === undefined
        ? []
        : [{ block, match, range, text: block.text.slice(match.start, match.end) }];
    });
    const kept = new Set(marks.map(({ range }) => range));
    this.#options.painter.erase(this.#marks.map(({ range }) => range).filter((range) => !kept.has(range)));
    this.#options.painter.paint(marks.map(({ range }) => range));
    this.#marks = marks;
    this.#marksByNode = new Map();
    for (const mark of marks) {
      for (const { node } of piecesOf(mark.block, mark.match)) {
        this.#marksByNode.set(node, [...(this.#marksByNode.get(node) ?? []), mark]);
      }
    }
  }

  #forgetGone(): void {
    for (const block of this.#live.keys())
      if (!block.pieces.every(({ node }) => isConnected(node))) this.#live.delete(block);
    this.#ordered = this.#ordered.filter(({ block }) => this.#live.has(block)).sort(inReadingOrder);
    this.#sections = this.#sections.filter((start) => isConnected(start)).sort(compareInReadingOrder);
    this.#shadowRoots = this.#shadowRoots.filter((root) => isConnected(root));
  }

  #choose(
    found: ReadonlyArray<{ block: Block; match: Match }>,
  ): ReadonlyArray<{ block: Block; match: Match }> {
    const { density, headings, links, knownTerms, on } = this.#settings;
    if (!on) return [];
    const shown = found.filter(({ block, match }) => {
      if (match.senses.every(({ term }) => knownTerms.includes(term))) return false;
      if (block.heading && !headings) return false;
      return isShown(block, match, links);
    });
    const sections = this.#sectionsOf(shown.map(({ block }) => block));
    const crowded = shown.length > MARKS_A_SCREEN;
    const mentions = shown.map(({ block, match }, i): Mention => ({
      section: sections[i] ?? 0,
      heading: block.heading,
      form: `${match.senses[0].term} ${match.written}`,
      ambiguous: match.senses[0].reason.kind === 'words',
      screen: crowded ? screenOf(block, match) : 0,
    }));
    return chooseMentions(mentions, density).flatMap((place) => shown[place] ?? []);
  }

  /** The number of each block's section; blocks in reading order. */
  #sectionsOf(blocks: readonly Block[]): number[] {
    const starts = this.#sections;
    if (starts.length === 0) return blocks.map(({ before }) => Math.floor(before / SECTION_LENGTH));
    let section = 0;
    return blocks.map((block) => {
      for (let start = starts[section]; start !== undefined; start = starts[section]) {
        if (!isInside(block.scope, start) && compareInReadingOrder(start, block.scope) > 0) break;
        section++;
      }
      return section;
    });
  }
}

function keyOf({ block, match }: { block: Block; match: Match }): string {
  return `${block.before} ${match.start} ${match.end} ${block.text.length}`;
}

function inReadingOrder(a: Annotated, b: Annotated): number {
  const [nodeA, nodeB] = [a.block.pieces[0]?.node, b.block.pieces[0]?.node];
  return nodeA === undefined || nodeB === undefined ? 0 : compareInReadingOrder(nodeA, nodeB);
}

function isInside(node: Node, scope: Element): boolean {
  for (let at: Node | null = node; at !== null; at = composedParentOf(at)) if (at === scope) return true;
  return false;
}

function isShown(block: Block, match: Match, links: boolean): boolean {
  if (!stillReads(block, match) || isInterrupted(block, match)) return false;
  const parents = piecesOf(block, match).map(({ node }) => composedParentOf(node));
  return parents.every(
    (parent) => isElement(parent) && isVisible(parent) && (links || parent.closest('a[href]') === null),
  );
}

/** Which screenful of the page the match begins on. */
function screenOf(block: Block, match: Match): number {
  const range = rangeOf(block, match);
  const top = range === undefined ? 0 : (rectsOf(range)[0]?.top ?? 0);
  return Math.floor((top + window.scrollY) / Math.max(200, window.innerHeight));
}

function* slices(blocks: readonly Block[]): Generator<Block[]> {
  let slice: Block[] = [];
  let length = 0;
  for (const block of blocks) {
    slice.push(block);
    length += block.text.length;
    if (length < SLICE) continue;
    yield slice;
    slice = [];
    length = 0;
  }
  if (slice.length > 0) yield slice;
}

/** Asks again when the background was stopped in the middle of an answer; undefined when it does not answer at all. */
async function insist<Value>(
  question: () => Promise<Value>,
  signal: AbortSignal,
): Promise<Value | undefined> {
  for (let pause = 100; pause <= 1_600 && !signal.aborted; pause *= 2) {
    try {
      return await question();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return undefined;
}
