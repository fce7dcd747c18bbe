import type { Annotations, BlockAnnotation } from '../glossary/annotate.ts';
import { type Knowledge, type Match, settleSenses } from '../glossary/senses.ts';
import type { Library, PageSettings } from '../library.ts';
import { piecesOf, rangeOf, stillReads } from '../page/block-ranges.ts';
import { covers, type Point, rectsOf, textAt } from '../page/hit-test.ts';
import type { Painter } from '../page/painter.ts';
import { type Block, readPage } from '../page/page-text.ts';
import { openShadowRootOf } from '../page/readable.ts';
import { compareInReadingOrder } from '../page/reading-order.ts';
import { scopeOf } from '../page/scope.ts';
import { isConnected, isInside } from '../page/unclobbered.ts';
import { type Changes, watchPage } from '../page/watch-page.ts';
import { askAnnotations } from './ask-annotations.ts';
import { chooseMarks, type FoundMatch } from './choose-marks.ts';
import { measured } from './measured.ts';
import { headingOf } from './sections.ts';

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
  /** What a mark's term is called in the glossary. */
  labelOf(mark: Mark): string;
  /** The heading of the section that a mark stands in, empty without one. */
  placeOf(mark: Mark): string;
}

/** Milliseconds between a change and its reading, so that a burst is read once. */
const SETTLE = 120;
/** A page that changes without end may cost one part in this many of its time. */
const SHARE = 50;
const LONGEST_WAIT = 2_000;
/** Milliseconds between looks at what fires no event: highlights thrown out by the page, shadow roots that came late. */
const LOOK_AGAIN = 1_000;

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
  /** Blocks whose answer is awaited (undefined), or that hold something of the glossary. */
  readonly #live = new Map<Block, BlockAnnotation | undefined>();
  #knowledge: Knowledge = { rules: {}, words: {} };
  #labels: Annotations['labels'] = {};
  #sectionStarts: Element[] = [];
  readonly #shadowRoots = new Set<ShadowRoot>();
  /** Custom elements that had no shadow root when they were read. */
  #hosts = new Set<Element>();
  #marks: Mark[] = [];
  #marksByNode = new Map<Text, Mark[]>();
  #dirty = new Set<Element>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds that the last reading took. */
  #lastCost = 0;
  /** When it ended (performance.now, milliseconds). */
  #lastRead = 0;
  /** Code units read so far. */
  #read = 0;
  #watchRoot: (root: ShadowRoot) => void = () => undefined;

  constructor(options: AnnotateOptions) {
    this.#options = options;
    this.#settings = options.settings;
  }

  start(): void {
    const { isOwn, painter, signal } = this.#options;
    const watch = watchPage(isOwn, (changes) => this.#changed(changes), signal);
    this.#watchRoot = (root) => watch.include(root);
    const looking = setInterval(() => {
      painter.keep();
      this.#lookForShadowRoots();
    }, LOOK_AGAIN);
    const stop = (): void => {
      clearTimeout(this.#timer);
      clearInterval(looking);
      painter.dispose();
    };
    signal.addEventListener('abort', stop, { once: true });
    if (document.documentElement !== null) this.#dirty.add(document.documentElement);
    this.#readDirty();
  }

  marks(): readonly Mark[] {
    return this.#marks;
  }

  markAt(point: Point): Mark | undefined {
    const position = textAt(point, [...this.#shadowRoots]);
    if (position === undefined) return undefined;
    const near = this.#marksByNode.get(position.node) ?? [];
    return near.find(({ range }) => covers(rectsOf(range), point));
  }

  use(settings: PageSettings): void {
    this.#settings = settings;
    this.#refresh();
  }

  labelOf({ match }: Mark): string {
    return this.#labels[match.senses[0].term] ?? match.senses[0].term;
  }

  placeOf({ block }: Mark): string {
    return headingOf(block, this.#sectionStarts);
  }

  #changed({ scopes, rewritten }: Changes): void {
    const stale = [...rewritten].flatMap((node) => this.#marksByNode.get(node) ?? []);
    const wrong = stale.filter(({ block, match }) => !stillReads(block, match));
    if (wrong.length > 0) this.#options.painter.erase(wrong.map(({ range }) => range));
    for (const scope of scopes) this.#dirty.add(scope);
    if (this.#timer !== undefined) return;
    // After a quiet time a change is read at once; only a page that goes on changing waits its share.
    const rested = performance.now() - this.#lastRead;
    const wait = Math.max(SETTLE, Math.min(this.#lastCost * SHARE, LONGEST_WAIT) - rested);
    this.#timer = setTimeout(() => this.#readDirty(), wait);
  }

  #readDirty(): void {
    this.#timer = undefined;
    const began = performance.now();
    const scopes = [...this.#dirty].filter(isConnected);
    this.#dirty = new Set();
    const unknown = measured('read', () => scopes.flatMap((scope) => this.#readScope(scope)));
    this.#refresh();
    this.#lastRead = performance.now();
    this.#lastCost = this.#lastRead - began;
    const { library, signal } = this.#options;
    void askAnnotations(library, unknown, (blocks, answer) => this.#take(blocks, answer), signal);
  }

  /** Reads a scope; what stood in it before and reads the same keeps its annotation. The answer is what is to be asked. */
  #readScope(scope: Element): Block[] {
    const known = new Map<string, BlockAnnotation>();
    for (const [block, annotation] of this.#live) {
      if (!isInside(block.scope, scope)) continue;
      this.#live.delete(block);
      if (annotation !== undefined) known.set(block.text, annotation);
    }
    const reading = readPage(scope, this.#read);
    this.#read = reading.length;
    this.#sectionStarts = [...new Set([...this.#sectionStarts, ...reading.sectionStarts])];
    for (const host of reading.hosts) this.#hosts.add(host);
    for (const root of reading.shadowRoots) {
      if (this.#shadowRoots.has(root)) continue;
      this.#shadowRoots.add(root);
      this.#watchRoot(root);
    }
    for (const block of reading.blocks) this.#live.set(block, known.get(block.text));
    return reading.blocks.filter((block) => !known.has(block.text));
  }

  /** Takes an answer in; of blocks that hold nothing of the glossary nothing is kept. */
  #take(blocks: readonly Block[], { blocks: annotations, rules, words, labels }: Annotations): void {
    this.#knowledge = {
      rules: { ...this.#knowledge.rules, ...rules },
      words: { ...this.#knowledge.words, ...words },
    };
    this.#labels = { ...this.#labels, ...labels };
    blocks.forEach((block, i) => {
      const annotation = annotations[i];
      if (!this.#live.has(block)) return;
      if (annotation !== undefined && holdsSomething(annotation)) this.#live.set(block, annotation);
      else this.#live.delete(block);
    });
    this.#refresh();
  }

  /** Settles what everything means, chooses what is marked, and paints the difference. */
  #refresh(): void {
    const chosen = measured('settle', () => this.#choose());
    measured('paint', () => this.#paint(chosen));
  }

  #choose(): FoundMatch[] {
    this.#forgetGone();
    const annotated = this.#annotatedInOrder();
    const matches = settleSenses(
      annotated.map(({ annotation }) => annotation),
      this.#knowledge,
    );
    const found = annotated.flatMap(({ block }, i) => (matches[i] ?? []).map((match) => ({ block, match })));
    return chooseMarks(found, this.#settings, this.#sectionStarts);
  }

  #paint(chosen: readonly FoundMatch[]): void {
    const old = new Map(this.#marks.map((mark) => [placeKey(mark), mark.range]));
    const marks = chosen.flatMap(({ block, match }): Mark[] => {
      const key = placeKey({ block, match });
      const range = old.get(key) ?? rangeOf(block, match);
      old.delete(key);
      return range === undefined
        ? []
        : [{ block, match, range, text: block.text.slice(match.start, match.end) }];
    });
    this.#options.painter.erase([...old.values()]);
    this.#options.painter.paint(marks.map(({ range }) => range));
    this.#marks = marks;
    this.#marksByNode = byNode(marks);
  }

  #annotatedInOrder(): Annotated[] {
    const annotated = [...this.#live].flatMap(([block, annotation]) =>
      annotation === undefined ? [] : [{ block, annotation }],
    );
    return annotated.sort((a, b) => compareInReadingOrder(firstNode(a.block), firstNode(b.block)));
  }

  #forgetGone(): void {
    for (const block of this.#live.keys()) {
      if (!block.pieces.every(({ node }) => isConnected(node))) this.#live.delete(block);
    }
    for (const root of this.#shadowRoots) if (!isConnected(root)) this.#shadowRoots.delete(root);
    this.#sectionStarts = this.#sectionStarts.filter(isConnected).sort(compareInReadingOrder);
  }

  /** `attachShadow` on an element that was read before fires nothing. */
  #lookForShadowRoots(): void {
    for (const host of this.#hosts) {
      const come = openShadowRootOf(host) !== undefined;
      if (come || !isConnected(host)) this.#hosts.delete(host);
      const scope = come ? scopeOf(host) : undefined;
      if (scope !== undefined) this.#changed({ scopes: new Set([scope]), rewritten: new Set() });
    }
  }
}

/** Tells places apart: a number for each block that was ever marked, and the span in it. */
function placeKey({ block, match }: Pick<Mark, 'block' | 'match'>): string {
  let number = blockNumbers.get(block);
  if (number === undefined) blockNumbers.set(block, (number = nextNumber++));
  return `${number} ${match.start} ${match.end}`;
}

const blockNumbers = new WeakMap<Block, number>();
let nextNumber = 0;

function holdsSomething({ candidates, words, definitions }: BlockAnnotation): boolean {
  return candidates.length + words.length + definitions.length > 0;
}

function firstNode(block: Block): Node {
  return block.pieces[0]?.node ?? block.scope;
}

function byNode(marks: readonly Mark[]): Map<Text, Mark[]> {
  const found = new Map<Text, Mark[]>();
  for (const mark of marks) {
    for (const { node } of piecesOf(mark.block, mark.match))
      found.set(node, [...(found.get(node) ?? []), mark]);
  }
  return found;
}
