import { focusedElement } from './focus.ts';
import { composedParentOf, isElement, isShadowRoot, matches } from './unclobbered.ts';

/** `Selection.getComposedRanges` (Selection API), as browsers first had it and as it is now. */
interface ComposedSelection {
  getComposedRanges?: (...options: unknown[]) => AbstractRange[];
}

/** Ends of a range in reading order; they may stand in different trees. */
export type SelectedRange = AbstractRange;

/** What is selected, also in `shadowRoots`; undefined when nothing is. Of several stretches (Firefox) the first. */
export function selectedRange(shadowRoots: readonly ShadowRoot[]): SelectedRange | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return undefined;
  const range =
    composedRange(selection as unknown as ComposedSelection, shadowRoots) ?? selection.getRangeAt(0);
  return range.collapsed ? undefined : range;
}

function composedRange(
  selection: ComposedSelection,
  shadowRoots: readonly ShadowRoot[],
): AbstractRange | undefined {
  if (shadowRoots.length === 0) return undefined;
  try {
    return selection.getComposedRanges?.({ shadowRoots })[0];
  } catch {
    return selection.getComposedRanges?.(...shadowRoots)[0];
  }
}

/** The open shadow roots that an event came through. */
export function shadowRootsOf(event: Event): ShadowRoot[] {
  return event.composedPath().filter((at): at is ShadowRoot => at instanceof Node && isShadowRoot(at));
}

/** Whether what is selected, or has the focus, is a field or an editor: its text is never read. */
export function isInEditor(range: SelectedRange): boolean {
  const focused = focusedElement();
  if (document.designMode === 'on') return true;
  for (const from of [range.startContainer, focused])
    for (let at: Node | null = from; at !== null; at = composedParentOf(at))
      if (isElement(at) && isEditable(at)) return true;
  return false;
}

function isEditable(element: Element): boolean {
  return matches(element, 'input, textarea, select, [contenteditable]:not([contenteditable="false" i])');
}
