import { Words } from './words.ts';

/**
 * All forms in one ArrayBuffer: a trie of words, in hash tables, one for each level of the trie.
 *
 * Every node is a sequence of words. It is found from its parent by the hash of its last word: the two are
 * mixed to a key, and each level's nodes stand in the order of their keys, each as near after the place that
 * its key would have among evenly spread ones as the others leave it (ordered linear probing, Amble and
 * Knuth 1974). So a search ends at the first greater key; mostly it takes two or three steps. A node's
 * number is its place. Every step is verified by the word's letters, which are kept once in a pool of
 * UTF-16 units (a zero after each word); letters and key together name one parent, because among the keys
 * of one hash no two parents share one. Nothing has to be decoded: the buffer is read from IndexedDB as it is.
 *
 * Most words begin no form. That is said of most of them by a table that stays in the processor's cache: a bit
 * for the hash of every form of one word, and for those of the first two words of every other (Bloom 1970, with
 * one function).
 *
 * Layout, in 32-bit integers: header; for each level its first node and how many homes it has; the bits of
 * beginnings; nodes (key, letters, forms); lists of forms; then the pool. There is an empty node at the end of
 * each level.
 */
export interface PackedIndex {
  readonly formCount: number;
  /** Two integers for each level: its first node and how many homes it has. */
  readonly levels: Int32Array;
  /** Bits by the upper end of what `beginningOf` says; a power of two of them. */
  readonly beginnings: Int32Array;
  /** `NODE` integers for each node. */
  readonly nodes: Int32Array;
  /** Where a node's forms do not fit into it: how many there are, and for each its number and its cased letters, -1 for any case. */
  readonly lists: Int32Array;
  readonly pool: Uint16Array;
}

/** What the index knows of a form; its number is its place in the list given to `packIndex`. */
export interface IndexedForm {
  readonly text: string;
  readonly exactCase: boolean;
}

const MAGIC = 0x51de1167;
const LAYOUT = 3;
const HEADER = 8;
/** At least so many bits for each beginning: fewer of one in as many others are looked up in vain. */
const BITS = 16;
/** Nodes by home: the fuller, the smaller the index and the longer its searches. */
const LOAD = 0.85;
/** 32-bit integers in a node. */
export const NODE = 3;
export const KEY = 0;
/** One more than the place of the last word's folded letters in the pool; 0 in an empty node. */
export const LETTERS = 1;
/**
 * The forms that end here: 0 for none, one more than its number for a single one in any case, else one more
 * than the place of their list, as a negative number.
 */
export const FORMS = 2;
/** The parent of the nodes of the first level. */
export const ROOT = -1;

/** The key of a node among those of its level. For one hash no two parents have the same: each step can be undone. */
export function nodeKey(parent: number, hash: number): number {
  let key = Math.imul(hash ^ Math.imul(parent, 0x9e3779b1), 0x85ebca6b);
  key ^= key >>> 15;
  key = Math.imul(key, 0x2c1b3c6d);
  return key ^ (key >>> 13);
}

/** Where among `homes` places the search for a key begins; rises with the key. */
export function homeOf(key: number, homes: number): number {
  return Math.floor((key / 0x100000000 + 0.5) * homes);
}

/** What stands for a form's first word alone, or for its first two, in the table of beginnings. */
export function beginningOf(hash: number, next?: number): number {
  return next === undefined ? nodeKey(ROOT, hash) : nodeKey(hash, next);
}

/** Whether a form may begin so; said of all that do, and of a few others. */
export function hasBeginning(bits: Int32Array, beginning: number): boolean {
  const place = beginning >>> (Math.clz32(bits.length) - 4);
  return ((bits[place >>> 5] as number) & (1 << (place & 31))) !== 0;
}

function packBeginnings(forms: readonly SpelledForm[]): Int32Array {
  const beginnings = new Set(forms.map(({ hashes: [first = 0, next] }) => beginningOf(first, next)));
  const integers = Math.max(2, 2 ** Math.ceil(Math.log2((beginnings.size * BITS) / 32)));
  const bits = new Int32Array(integers);
  const shift = 27 - Math.log2(integers);
  for (const beginning of beginnings) {
    const place = beginning >>> shift;
    bits[place >>> 5] = (bits[place >>> 5] as number) | (1 << (place & 31));
  }
  return bits;
}

/** Builds the index; a form's number is its position. Throws a RangeError for a form without a word. */
export function packIndex(list: readonly IndexedForm[]): ArrayBuffer {
  const letters = new Letters();
  const forms = list.map((form) => spell(form, letters));
  const levels: Level[] = [];
  const lists: number[] = [];
  const parents = new Int32Array(forms.length).fill(ROOT);
  let nodeCount = 0;
  for (let depth = 0; forms.some(({ steps }) => steps.length > depth); depth++) {
    const level = packLevel(forms, depth, nodeCount, parents, lists);
    levels.push(level);
    nodeCount += level.nodes.length / NODE;
  }
  const pool = letters.length;
  const beginnings = packBeginnings(forms);
  const counts = [list.length, levels.length, beginnings.length, nodeCount * NODE, lists.length, pool];
  const header = [MAGIC, LAYOUT, ...counts];
  const parts = [
    [...header, ...levels.flatMap(({ first, homes }) => [first, homes])],
    beginnings,
    ...levels.map(({ nodes }) => nodes),
    lists,
  ];
  const poolAt = parts.reduce((sum, part) => sum + part.length, 0);
  const buffer = new ArrayBuffer((poolAt + Math.ceil(pool / 2)) * 4);
  const integers = new Int32Array(buffer, 0, poolAt);
  let at = 0;
  for (const part of parts) {
    integers.set(part, at);
    at += part.length;
  }
  letters.writeTo(new Uint16Array(buffer, poolAt * 4, pool));
  return buffer;
}

/** Opens an index that `packIndex` made. Throws a RangeError when the bytes are not of this layout. */
export function openIndex(buffer: ArrayBuffer): PackedIndex {
  const header = new Int32Array(buffer, 0, HEADER);
  if (header[0] !== MAGIC || header[1] !== LAYOUT)
    throw new RangeError('The glossary index has another layout');
  const [, , formCount = 0, levelCount = 0, bits = 0, nodesLength = 0, listsLength = 0, poolLength = 0] =
    header;
  const beginningsAt = HEADER + levelCount * 2;
  const nodesAt = beginningsAt + bits;
  const listsAt = nodesAt + nodesLength;
  return {
    formCount,
    levels: new Int32Array(buffer, HEADER * 4, levelCount * 2),
    beginnings: new Int32Array(buffer, beginningsAt * 4, bits),
    nodes: new Int32Array(buffer, nodesAt * 4, nodesLength),
    lists: new Int32Array(buffer, listsAt * 4, listsLength),
    pool: new Uint16Array(buffer, (listsAt + listsLength) * 4, poolLength),
  };
}

/** A form as a way through the trie. */
interface SpelledForm {
  /** For each word the place of its folded letters in the pool. */
  readonly steps: readonly number[];
  readonly hashes: readonly number[];
  /** Place of all its words' cased letters; -1 where case makes no difference. */
  readonly cased: number;
}

interface Level {
  readonly first: number;
  readonly homes: number;
  readonly nodes: Int32Array;
}

const words = new Words();

function spell({ text, exactCase }: IndexedForm, letters: Letters): SpelledForm {
  words.read(text);
  if (words.count === 0) throw new RangeError(`The form “${text}” holds no word`);
  const steps: number[] = [];
  const cased: string[] = [];
  for (let word = 0; word < words.count; word++) {
    steps.push(letters.placeOfFolded(words, word));
    if (exactCase) cased.push(words.cased(word));
  }
  const hashes = Array.from(words.hashes.subarray(0, words.count));
  return { steps, hashes, cased: exactCase ? letters.placeOf(cased.join('\0')) : -1 };
}

/**
 * The nodes of one level, numbered from `first` on. `parents` holds for each form its node of the level before, and
 * afterwards its node of this one; `lists` grows by the forms that do not fit into a node.
 */
function packLevel(
  forms: readonly SpelledForm[],
  depth: number,
  first: number,
  parents: Int32Array,
  lists: number[],
): Level {
  const known = new Map<number, number>();
  const keys: number[] = [];
  const letters: number[] = [];
  const ends: number[][] = [];
  const nodeOf = new Int32Array(forms.length).fill(-1);
  forms.forEach(({ steps, hashes }, form) => {
    const step = steps[depth];
    if (step === undefined) return;
    const parent = parents[form] as number;
    const way = (parent - ROOT) * 2 ** 26 + step; // exact: the pool has fewer units
    let node = known.get(way);
    if (node === undefined) {
      node = keys.push(nodeKey(parent, hashes[depth] as number)) - 1;
      known.set(way, node);
      letters.push(step);
    }
    nodeOf[form] = node;
    if (steps.length === depth + 1) (ends[node] ??= []).unshift(form);
  });
  const homes = Math.ceil(keys.length / LOAD);
  const places = new Int32Array(keys.length);
  let free = 0;
  for (const node of Int32Array.from(keys.keys()).sort((a, b) => (keys[a] as number) - (keys[b] as number))) {
    const place = Math.max(free, homeOf(keys[node] as number, homes));
    places[node] = place;
    free = place + 1;
  }
  // Searches begin at any home, also behind the last node, and end at an empty one.
  const nodes = new Int32Array((Math.max(free, homes) + 1) * NODE);
  places.forEach((place, node) => {
    nodes[place * NODE + KEY] = keys[node] as number;
    nodes[place * NODE + LETTERS] = (letters[node] as number) + 1;
    nodes[place * NODE + FORMS] = formsField(ends[node] ?? [], forms, lists);
  });
  nodeOf.forEach((node, form) => {
    if (node >= 0) parents[form] = first + (places[node] as number);
  });
  return { first, homes, nodes };
}

/** What stands in a node for the forms that end there. */
function formsField(ends: readonly number[], forms: readonly SpelledForm[], lists: number[]): number {
  const [first] = ends;
  if (first === undefined) return 0;
  const casedOf = (form: number): number => forms[form]?.cased ?? -1;
  if (ends.length === 1 && casedOf(first) < 0) return first + 1;
  const at = lists.push(ends.length) - 1;
  for (const form of ends) lists.push(form, casedOf(form));
  return -1 - at;
}

/** The pool in the making: each sequence of letters once, a zero after it. */
class Letters {
  /** In UTF-16 units. */
  length = 0;
  /** In the order of their places. */
  readonly #places = new Map<string, number>();
  readonly #folded = new Map<string, number>();

  placeOf(letters: string): number {
    const known = this.#places.get(letters);
    if (known !== undefined) return known;
    const place = this.length;
    this.#places.set(letters, place);
    this.length += letters.length + 1;
    return place;
  }

  /** The place of a word's folded letters; words that are written alike are folded once. */
  placeOfFolded(read: Words, word: number): number {
    const written = read.text.slice(read.starts[word], read.ends[word]);
    let place = this.#folded.get(written);
    if (place === undefined) {
      place = this.placeOf(read.folded(word));
      this.#folded.set(written, place);
    }
    return place;
  }

  writeTo(pool: Uint16Array): void {
    for (const [letters, place] of this.#places) {
      for (let i = 0; i < letters.length; i++) pool[place + i] = letters.charCodeAt(i);
    }
  }
}
