import { roleOf } from './readable.ts';
import { scopeOf } from './scope.ts';
import { composedParentOf, isElement, isText, parentOf } from './unclobbered.ts';

/** What happened to a page since the last report: nothing named means that something may have been shown or hidden. */
export interface Changes {
  /** Elements whose text is to be read anew. */
  readonly scopes: ReadonlySet<Element>;
  /** Text nodes whose letters are others now. */
  readonly rewritten: ReadonlySet<Text>;
}

export interface PageWatch {
  /** Watches an open shadow root too. */
  include(root: ShadowRoot): void;
}

const OPTIONS: MutationObserverInit = {
  childList: true,
  characterData: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'open', 'contenteditable', 'role', 'lang', 'slot', 'dir'],
};

/**
 * Reports changes of the document's text, and of what may hide it, as the observer delivers them. The
 * report names the smallest block-level elements that hold the changed text. Changes inside what is not
 * read (editors, controls, code) and inside `own` are not reported. Ends with `signal`.
 */
export function watchPage(
  own: (node: Node) => boolean,
  report: (changes: Changes) => void,
  signal: AbortSignal,
): PageWatch {
  const observer = new MutationObserver((records) => {
    if (signal.aborted) return;
    const changes = summarise(records, own);
    if (changes !== undefined) report(changes);
  });
  observer.observe(document, OPTIONS);
  const shown = (): void => report({ scopes: new Set(), rewritten: new Set() });
  document.addEventListener('toggle', shown, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  return { include: (root) => observer.observe(root, OPTIONS) };
}

function summarise(records: readonly MutationRecord[], own: (node: Node) => boolean): Changes | undefined {
  const scopes = new Set<Element>();
  const rewritten = new Set<Text>();
  const seen = new Map<Node, Element | undefined>();
  let restyled = false;
  const addScope = (node: Node): void => {
    if (!seen.has(node)) seen.set(node, scopeOf(node));
    const scope = seen.get(node);
    if (scope !== undefined) scopes.add(scope);
  };
  for (const record of records) {
    const { target } = record;
    if (own(target)) continue;
    if (record.type === 'characterData') {
      if (isText(target)) {
        rewritten.add(target);
        addScope(target);
      }
    } else if (record.type === 'attributes') {
      restyled = true;
      // From the parent on: what became an editor is no scope of its own, and its text must go.
      const parent = composedParentOf(target);
      if (/^(contenteditable|role|lang|slot)$/u.test(record.attributeName ?? '') && parent) addScope(parent);
    } else if (changesText(record, own)) {
      if (isSetOfBlocks(record)) for (const added of record.addedNodes) addScope(added);
      else addScope(target);
      restyled = true;
    }
  }
  if (scopes.size === 0 && rewritten.size === 0 && !restyled) return undefined;
  return { scopes: outermost(scopes), rewritten };
}

function changesText(record: MutationRecord, own: (node: Node) => boolean): boolean {
  const nodes = [...record.addedNodes, ...record.removedNodes];
  return nodes.some((node) => !own(node) && (isText(node) || (isElement(node) && roleOf(node) !== 'absent')));
}

/** Whether only whole paragraphs came or went, with no loose text beside them that they part or join. */
function isSetOfBlocks(record: MutationRecord): boolean {
  const isBlock = (node: Node): boolean => isElement(node) && roleOf(node) === 'block';
  const isNoText = (node: Node | null): boolean =>
    node === null || isBlock(node) || (isText(node) && !/\S/u.test(node.data)) || node instanceof Comment;
  return (
    [...record.addedNodes, ...record.removedNodes].every((node) => isNoText(node)) &&
    isNoText(record.previousSibling) &&
    isNoText(record.nextSibling)
  );
}

/** Without the elements that stand inside others of the set. */
function outermost(scopes: ReadonlySet<Element>): Set<Element> {
  if (scopes.size < 2) return new Set(scopes);
  return new Set(
    [...scopes].filter((scope) => {
      for (let at = parentOf(scope) as Node | null; at !== null; at = composedParentOf(at)) {
        if (isElement(at) && scopes.has(at)) return false;
      }
      return true;
    }),
  );
}
