import { browser } from './browser.ts';

/** The ids of a tab's frames in which our scripts may run; none where extensions may not. The main frame is 0. */
export async function frameIdsOf(tabId: number): Promise<number[]> {
  try {
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => true,
    });
    return frames.map(({ frameId }) => frameId ?? 0);
  } catch {
    return [];
  }
}
