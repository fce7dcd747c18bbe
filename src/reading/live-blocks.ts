import type { BlockAnnotation } from '../glossary/annotate.ts';
import type { Block } from '../page/page-text.ts';
import { compareInReadingOrder } from '../page/reading-order.ts';
import { insideOf, isConnected } from '../page/unclobbered.ts';

/** A block and what was found in it. */
export interface Annotated {
  readonly block: Block;
  readonly annotation: BlockAnnotation;
}

/** Code units of text that are remembered as holding nothing; beyond, all are forgotten. */
const MOST_EMPTY = 300_000;

/**
 * The blocks of a document that hold something of the glossary, in reading order, and those about which
 * the Library is still to be asked. Of blocks that hold nothing only the text is kept, so that nobody asks again.
 */
export interface LiveBlocks {
  /** All that hold something, in reading order. */
  annotated(): readonly Annotated[];
  /** Whether the Library is still to be asked, about `length` code units together at least. */
  asksMore(length?: number): boolean;
  /** Takes out what stands inside `scope`, because it is read anew. */
  drop(scope: Element): Annotated[];
  /** Takes out what the page has thrown away; whether there was anything. */
  dropGone(): boolean;
  /** Takes in what was read: as it was when it stood among `before`, else to be asked about. */
  add(blocks: readonly Block[], before: readonly Annotated[]): void;
  /** The next blocks to ask about, of at least `length` code units together if there are so many. */
  nextSlice(length: number): Block[];
  /** Takes in an answer. Whether anything is there that was not there before. */
  answer(slice: readonly Block[], annotations: ReadonlyArray<BlockAnnotation | null>): boolean;
}

export function createLiveBlocks(): LiveBlocks {
  let annotated: Annotated[] = [];
  let queue: Block[] = [];
  /** Code units in it. */
  let queued = 0;
  /** Those in the queue, and those whose answer is under way. */
  const awaited = new Set<Block>();
  let empty = new Set<string>();
  let emptyLength = 0;

  function insert(one: Annotated): void {
    const nodeOf = ({ block }: Annotated): Node => firstNode(block) ?? block.scope;
    const node = nodeOf(one);
    let low = 0;
    for (let high = annotated.length; low < high;) {
      // Mostly it is the last: pages are read from top to bottom.
      const middle = high === annotated.length ? high - 1 : (low + high) >> 1;
      const other = annotated[middle] as Annotated;
      // Of one text node, the parts of a long paragraph come as they were read.
      if ((compareInReadingOrder(nodeOf(other), node) || other.block.before - one.block.before) < 0)
        low = middle + 1;
      else high = middle;
    }
    annotated.splice(low, 0, one);
  }

  function rememberEmpty(said: string): void {
    emptyLength += said.length;
    if (emptyLength > MOST_EMPTY) {
      empty = new Set();
      emptyLength = said.length;
    }
    empty.add(said);
  }

  return {
    annotated: () => [...annotated],
    asksMore: (length = 1) => queued >= length,
    drop(scope) {
      const isInside = insideOf(scope);
      for (const block of awaited) if (isInside(block.scope)) awaited.delete(block);
      const within: Annotated[] = [];
      const others: Annotated[] = [];
      for (const one of annotated) (isInside(one.block.scope) ? within : others).push(one);
      annotated = others;
      return within;
    },
    dropGone() {
      const count = annotated.length;
      annotated = annotated.filter(({ block }) => firstNode(block) !== undefined);
      return annotated.length < count;
    },
    add(blocks, before) {
      const known = new Map(before.map((one) => [one.block.text, one]));
      for (const block of blocks) {
        const same = known.get(block.text);
        if (same?.block.lang === block.lang) insert({ ...same, block });
        else if (!empty.has(saidIn(block))) {
          awaited.add(block);
          queue.push(block);
          queued += sizeOf(block);
        }
      }
    },
    nextSlice(length) {
      const slice: Block[] = [];
      let taken = 0;
      for (let total = 0; taken < queue.length && total < length; taken++) {
        const block = queue[taken] as Block;
        const size = sizeOf(block);
        queued -= size;
        if (!awaited.has(block)) continue;
        slice.push(block);
        total += size;
      }
      queue = queue.slice(taken);
      return slice;
    },
    answer(slice, annotations) {
      let isMore = false;
      slice.forEach((block, i) => {
        const annotation = annotations[i];
        if (!annotation) rememberEmpty(saidIn(block));
        if (!awaited.delete(block) || !annotation || firstNode(block) === undefined) return;
        insert({ block, annotation });
        isMore = true;
      });
      return isMore;
    },
  };
}

/** What a block adds to a message, in code units: its text, and what stands around it. */
function sizeOf({ text }: Block): number {
  return text.length + 20;
}

/** The first text node of a block that still stands in the page. */
function firstNode({ pieces, scope }: Block): Node | undefined {
  return isConnected(scope) ? pieces.find(({ node }) => isConnected(node))?.node : undefined;
}

/** Text and language as one; the engine makes a number of it sooner than we could. */
function saidIn({ lang, text }: Block): string {
  return `${lang}\n${text}`;
}
