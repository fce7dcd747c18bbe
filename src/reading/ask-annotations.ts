import type { Annotations } from '../glossary/annotate.ts';
import type { Library } from '../library.ts';
import { languageOf } from '../page/language.ts';
import type { Block } from '../page/page-text.ts';
import { measured } from './measured.ts';

/** Code units of text sent in one message: 128 KB cost the page about a millisecond (measured). */
const SLICE = 60_000;
/** Milliseconds between questions when nobody answers: the background may have been stopped in the middle. */
const PAUSES = [100, 200, 400, 800, 1_600];

/**
 * Asks the Library about blocks, a slice at a time so that the page is never held up, and hands over each
 * answer with its blocks. Gives up quietly when nobody answers: the extension was updated or switched off.
 */
export async function askAnnotations(
  library: Pick<Library, 'annotate'>,
  blocks: readonly Block[],
  take: (slice: readonly Block[], answer: Annotations) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const slice of slices(blocks)) {
    const send = (): Promise<Annotations> =>
      measured('send', () => {
        const texts = slice.map(({ text, scope }) => ({ text, lang: languageOf(scope) }));
        return library.annotate({ blocks: texts });
      });
    const answer = await insist(send, signal);
    if (answer === undefined || signal.aborted) return;
    take(slice, answer);
  }
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

async function insist<Value>(
  question: () => Promise<Value>,
  signal: AbortSignal,
): Promise<Value | undefined> {
  for (const pause of PAUSES) {
    if (signal.aborted) return undefined;
    try {
      return await question();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return undefined;
}
