import { Words } from './words.ts';

/**
 * All forms in one ArrayBuffer: a trie whose edges are hashes of words.
 *
 * Every node is a sequence of words; an edge leads from a node, by the hash of the next word, to the
 * node one word longer. Edges live in one open-addressed table (linear probing), keyed by parent and
 * hash mixed to 32 bits; the builder changes the mixing seed until no two edges share a key, so that a
 * key names one edge for certain. A word that is in no form may still share a key with one that is:
 * therefore every hit is verified against the form's letters, which are kept in a pool of UTF-16 units
 * (a zero after each word). Nothing has to be decoded: the buffer is read from IndexedDB as it is.
 *
 * Layout, in 32-bit integers: header, edges (key, child), first form by node, form records (next form of
 * the same node, folded letters, cased letters, flags), then the pool.
 */
export interface PackedIndex {
  readonly buffer: ArrayBuffer;
  readonly formCount: number;
  readonly edges: Int32Array;
  readonly edgeSlots: number;
  readonly seed: number;
  /** The first form that ends at each node, -1 for none. */
  readonly firstForm: Int32Array;
  readonly forms: Int32Array;
  readonly pool: Uint16Array;
}

/** What the index knows of a form; its number is its place in the list given to `packIndex`. */
export interface IndexedForm {
  readonly text: string;
  readonly exactCase: boolean;
}

const MAGIC = 0x51de1167;
const LAYOUT = 1;
const HEADER = 8;
/** 32-bit integers in a form record. */
export const FORM_RECORD = 4;
export const NEXT = 0;
export const FOLDED_AT = 1;
export const CASED_AT = 2;
export const FLAGS = 3;
/** Flag: letters must have the form's own case (or, of several words, be all capitals). */
export const EXACT_CASE = 1;
/** Flag: the form has more than one word. */
export const SEVERAL_WORDS = 2;

/** The key of an edge; never 0, which marks an empty slot. */
export function edgeKey(parent: number, hash: number, seed: number): number {
  let key = Math.imul(hash ^ Math.imul(parent + seed, 0x9e3779b1), 0x85ebca6b);
  key ^= key >>> 15;
  key = Math.imul(key, 0x2c1b3c6d);
  key ^= key >>> 13;
  return key === 0 ? 1 : key;
}

/** The slot at which a key's search begins. */
export function homeSlot(key: number, slots: number): number {
  return Math.floor(((key >>> 0) / 0x100000000) * slots);
}

/** Builds the index; a form's number is its position. Throws a RangeError for a form without a word. */
export function packIndex(list: readonly IndexedForm[]): ArrayBuffer {
  const trie = growTrie(list);
  const { seed, keys } = chooseSeed(trie.edges);
  const slots = Math.max(8, Math.ceil(trie.edges.length / 0.75));
  const formsAt = HEADER + slots * 2 + trie.nodeCount;
  const poolAt = formsAt + list.length * FORM_RECORD;
  const buffer = new ArrayBuffer((poolAt + Math.ceil(trie.pool.length / 2)) * 4);
  const words = new Int32Array(buffer, 0, poolAt);
  words.set([MAGIC, LAYOUT, slots, seed, trie.nodeCount, list.length, trie.pool.length, 0]);
  const edges = words.subarray(HEADER, HEADER + slots * 2);
  trie.edges.forEach((edge, i) => {
    let slot = homeSlot(keys[i] as number, slots);
    while (edges[slot * 2] !== 0) slot = slot + 1 === slots ? 0 : slot + 1;
    edges[slot * 2] = keys[i] as number;
    edges[slot * 2 + 1] = edge.child;
  });
  words.set(trie.firstForm, HEADER + slots * 2);
  words.set(trie.records, formsAt);
  new Uint16Array(buffer, poolAt * 4, trie.pool.length).set(trie.pool);
  return buffer;
}

/** Opens an index that `packIndex` made. Throws a RangeError when the bytes are not of this layout. */
export function openIndex(buffer: ArrayBuffer): PackedIndex {
  const header = new Int32Array(buffer, 0, HEADER);
  if (header[0] !== MAGIC || header[1] !== LAYOUT)
    throw new RangeError('The glossary index has another layout');
  const [, , slots = 0, seed = 0, nodeCount = 0, formCount = 0, poolLength = 0] = header;
  const firstFormAt = HEADER + slots * 2;
  const formsAt = firstFormAt + nodeCount;
  const poolAt = formsAt + formCount * FORM_RECORD;
  return {
    buffer,
    formCount,
    edges: new Int32Array(buffer, HEADER * 4, slots * 2),
    edgeSlots: slots,
    seed,
    firstForm: new Int32Array(buffer, firstFormAt * 4, nodeCount),
    forms: new Int32Array(buffer, formsAt * 4, formCount * FORM_RECORD),
    pool: new Uint16Array(buffer, poolAt * 4, poolLength),
  };
}

interface Edge {
  readonly parent: number;
  readonly hash: number;
  readonly child: number;
}

interface Trie {
  readonly edges: readonly Edge[];
  readonly nodeCount: number;
  readonly firstForm: number[];
  readonly records: number[];
  readonly pool: number[];
}

function growTrie(list: readonly IndexedForm[]): Trie {
  const edges: Edge[] = [];
  const children = new Map<string, number>();
  const firstForm: number[] = [-1];
  const records: number[] = [];
  const pool: number[] = [];
  const words = new Words();
  list.forEach((form, number) => {
    words.read(form.text);
    if (words.count === 0) throw new RangeError(`The form “${form.text}” holds no word`);
    let node = 0;
    for (let word = 0; word < words.count; word++) {
      const hash = words.hashes[word] as number;
      const step = `${node} ${hash}`;
      let child = children.get(step);
      if (child === undefined) {
        child = firstForm.push(-1) - 1;
        children.set(step, child);
        edges.push({ parent: node, hash, child });
      }
      node = child;
    }
    const foldedAt = pool.length;
    for (let word = 0; word < words.count; word++) addLetters(pool, words.folded(word));
    const casedAt = pool.length;
    if (form.exactCase) for (let word = 0; word < words.count; word++) addLetters(pool, words.cased(word));
    const flags = (form.exactCase ? EXACT_CASE : 0) | (words.count > 1 ? SEVERAL_WORDS : 0);
    records.push(firstForm[node] as number, foldedAt, casedAt, flags);
    firstForm[node] = number;
  });
  return { edges, nodeCount: firstForm.length, firstForm, records, pool };
}

function addLetters(pool: number[], letters: string): void {
  for (let i = 0; i < letters.length; i++) pool.push(letters.charCodeAt(i));
  pool.push(0);
}

function chooseSeed(edges: readonly Edge[]): { seed: number; keys: number[] } {
  for (let seed = 1; ; seed++) {
    const keys = edges.map((edge) => edgeKey(edge.parent, edge.hash, seed));
    if (new Set(keys).size === keys.length) return { seed, keys };
  }
}
