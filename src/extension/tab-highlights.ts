import type { PageDesk, PageInFront } from '../highlight-desk.ts';
import {
  type FrameHighlights,
  type HighlightInFront,
  inReadingOrder,
  type ListedHighlight,
  listedHighlight,
} from '../highlights/listed-highlight.ts';
import type { KeptHighlight } from '../highlights/kept.ts';
import type { InputOf, Library } from '../library.ts';
import type { HighlightQuestion, PageHighlight } from '../page-questions.ts';
import { browser } from './browser.ts';
import { loadPrivateHighlights } from './private-sites.ts';
import { hasAccess } from './site-access.ts';

/** A tab that someone looks at. */
export interface TabInFront {
  readonly id: number;
  /** Empty where the browser hides it from us. */
  readonly url: string;
  readonly title: string;
  /** Whether it stands in a private window: there no highlights are shown but those kept from one. */
  readonly isPrivate: boolean;
}

/** A frame's address, and what it calls its own. */
interface FrameAddress {
  readonly frameId: number;
  readonly url: string;
  readonly canonical?: string;
}

/** So many highlights are asked for at a time. */
const MOST = 500;

/** The highlights of the page in a tab, and what can be done with them there. */
export function pageDeskOf(tab: TabInFront | undefined, library: Pick<Library, 'highlights'>): PageDesk {
  const { id: tabId = -1, url = '', isPrivate = false } = tab ?? {}; // no tab has this id: nobody answers
  const ask = async (frameId: number, question: HighlightQuestion): Promise<unknown> => {
    const answer: unknown = await browser.tabs
      .sendMessage(tabId, question, { frameId })
      .catch(() => undefined);
    return answer;
  };
  const answerOf = async ({ frameId }: FrameAddress): Promise<FrameHighlights | undefined> => {
    const answer = await ask(frameId, { sidelight: 'highlights' });
    return Array.isArray(answer) ? { frameId, highlights: answer as PageHighlight[] } : undefined;
  };
  return {
    async inFront(): Promise<PageInFront> {
      // Not asked without access: Chrome would keep the question until the reader allows it.
      const allowed = await hasAccess(url);
      const frames = allowed ? await framesOf(tabId) : [];
      const answers = await Promise.all(frames.map(answerOf));
      const answered = answers.filter((answer) => answer !== undefined);
      const all = await keptOf(frames.length > 0 ? frames : [{ url, frameId: 0 }], library);
      const shown = isPrivate ? await loadPrivateHighlights() : undefined;
      const kept = all.filter(({ id }) => shown?.has(id) !== false);
      const reach = !allowed
        ? 'no-access'
        : frames.length === 0
          ? 'not-here'
          : answered.length === 0
            ? 'reload'
            : 'answers';
      return { reach, ...inReadingOrder(kept, answered) };
    },
    async show({ id, frameId = 0 }: HighlightInFront) {
      return (await ask(frameId, { sidelight: 'show-highlight', id })) === true;
    },
    async reattach({ id, frameId = 0 }: HighlightInFront, candidate) {
      return (await ask(frameId, { sidelight: 'reattach', id, candidate })) === true;
    },
  };
}

/** The frames in which our scripts may run, the main frame first; none where extensions may not. */
async function framesOf(tabId: number): Promise<FrameAddress[]> {
  try {
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => ({
        url: location.href,
        canonical: document.querySelector<HTMLLinkElement>('link[rel~="canonical" i]')?.href,
      }),
    });
    return frames
      .map(({ frameId, result }): FrameAddress => ({
        url: '',
        ...(JSON.parse(JSON.stringify(result ?? {})) as object),
        frameId,
      }))
      .toSorted((a, b) => a.frameId - b.frameId);
  } catch {
    return [];
  }
}

/** What is kept of the pages in the frames, each highlight once. */
async function keptOf(
  frames: readonly FrameAddress[],
  library: Pick<Library, 'highlights'>,
): Promise<readonly ListedHighlight[]> {
  const pages = new Map<string, InputOf<'highlights'>>();
  for (const { url, canonical } of frames) {
    if (!/^(?:https?|file):/u.test(url) || url.length > 8192) continue;
    const named = typeof canonical === 'string' && canonical.length <= 8192 ? { canonical } : {};
    pages.set(`${url} ${canonical ?? ''}`, { page: url, ...named, from: 0, limit: MOST });
  }
  const lists = await Promise.all([...pages.values()].map((input) => allOf(input, library)));
  const each = new Map(lists.flat().map((kept) => [kept.highlight.id, kept]));
  return [...each.values()].map(listedHighlight);
}

async function allOf(
  input: InputOf<'highlights'>,
  library: Pick<Library, 'highlights'>,
): Promise<readonly KeptHighlight[]> {
  const found: KeptHighlight[] = [];
  for (;;) {
    const { highlights, total } = await library.highlights({ ...input, from: found.length });
    found.push(...highlights);
    if (highlights.length === 0 || found.length >= total) return found;
  }
}
