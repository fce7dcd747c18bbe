import { clock } from './clock.ts';
import { roleOf } from './readable.ts';
import { scopeOf } from './scope.ts';
import { composedParentOf, isElement, isText, rootElement } from './unclobbered.ts';

/** What happened to a page since the last report. Any change may also have shown or hidden something. */
export interface Changes {
  /** Elements whose text is to be read anew. */
  readonly scopes: Iterable<Element>;
  /** Text nodes whose letters are others now; `all` when nobody looked. */
  readonly rewritten: Iterable<Text> | 'all';
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

/** Records beyond which a burst is not looked at one by one: the whole document is read anew. */
const MANY = 2_000;
/** What a record costs the page before it arrives, in milliseconds (4 µs in Chromium, 31 µs in Firefox). */
const RECORD = 0.01;
/** Milliseconds that watching may cost in a second; then it rests for a second. */
const BUDGET = 20;
const REST = 1_000;
/** Milliseconds between looks, during a rest, at whether the letters under the marks are still the same. */
const GLANCE = 300;

/**
 * Reports changes of the document's text, and of what may hide it, as the observer delivers them. The
 * report names the smallest block-level elements that hold the changed text. Changes inside what is not
 * read (editors, controls, code) and inside `own` are not reported. Where a page changes so much that
 * watching it costs, the watch rests for a while and then reports the whole document. Ends with `signal`.
 */
export function watchPage(
  own: (node: Node) => boolean,
  report: (changes: Changes) => void,
  signal: AbortSignal,
): PageWatch {
  const roots = new Set<Node>([document]);
  let second = 0;
  let cost = 0;
  let glancing: ReturnType<typeof setInterval> | undefined;

  const observer = new MutationObserver((records) => {
    if (signal.aborted) return;
    const began = clock();
    // `document.open()` takes all listeners away.
    if (records.some(({ target }) => target === document)) listen();
    if (records.length > MANY) report(everything());
    else {
      const changes = summarise(records, own);
      if (changes) report(changes);
    }
    const now = clock();
    if (now - second > 1_000) {
      second = now;
      cost = 0;
    }
    cost += now - began + records.length * RECORD;
    if (cost > BUDGET) rest();
  });
  const observe = (): void => {
    for (const root of roots) observer.observe(root, OPTIONS);
  };
  const rest = (): void => {
    observer.disconnect();
    glancing = setInterval(() => report({ scopes: [], rewritten: 'all' }), GLANCE);
    cost = 0;
    setTimeout(() => {
      clearInterval(glancing);
      glancing = undefined;
      if (signal.aborted) return;
      observe();
      report(everything());
    }, REST);
  };

  // A slot that is filled by `assign()` changes no node.
  const filled = ({ currentTarget }: Event): void => {
    const scope = scopeOf(currentTarget as Node);
    if (scope) report({ scopes: [scope], rewritten: [] });
  };
  const shown = (): void => report({ scopes: [], rewritten: [] });
  const listen = (): void => document.addEventListener('toggle', shown, { capture: true, signal });

  observe();
  listen();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearInterval(glancing);
  });
  return {
    include(root) {
      for (const other of roots) if (!other.isConnected) roots.delete(other);
      roots.add(root);
      // While the watch rests, all roots wait for its end.
      if (!glancing && !signal.aborted) observer.observe(root, OPTIONS);
      root.addEventListener('slotchange', filled, { signal });
    },
  };
}

function everything(): Changes {
  return { scopes: [rootElement()], rewritten: 'all' };
}

function summarise(records: readonly MutationRecord[], own: (node: Node) => boolean): Changes | undefined {
  const scopes = new Set<Element>();
  const rewritten = new Set<Text>();
  const known = new Map<Node, Element | undefined>();
  const scopeAround = (node: Node): Element | undefined => {
    if (!known.has(node)) known.set(node, scopeOf(node));
    return known.get(node);
  };
  const add = (node: Node): void => {
    const scope = scopeAround(node);
    if (scope) scopes.add(scope);
  };
  let counts = false;
  for (const record of records) {
    const { target, type, attributeName } = record;
    if (own(target)) continue;
    const around = target === document ? rootElement() : scopeAround(target);
    if (type === 'attributes' && /^(contenteditable|hidden|role|lang|slot)$/u.test(attributeName ?? '')) {
      // From the parent on: what became an editor is no scope of its own, and its text must go.
      add(target === rootElement() ? target : (composedParentOf(target) ?? target));
    } else if (!around) {
      continue;
    } else if (type === 'characterData') {
      if (isText(target)) rewritten.add(target);
      add(target);
    } else if (type === 'childList') {
      // Here, for a browser makes these lists when they are asked for, and rewritten text has none.
      const nodes = [...record.addedNodes, ...record.removedNodes];
      if (!changesText(nodes, own)) continue;
      if (!isSetOfBlocks(record, nodes)) add(target);
      else for (const added of record.addedNodes) if (isElement(added)) add(added);
    }
    counts = true;
  }
  return counts ? { scopes: outermost(scopes), rewritten } : undefined;
}

function changesText(nodes: readonly Node[], own: (node: Node) => boolean): boolean {
  return nodes.some((node) => !own(node) && (isText(node) || (isElement(node) && roleOf(node) !== 'absent')));
}

/** Whether `nodes`, which came or went, are whole paragraphs, with no loose text beside them that they part or join. */
function isSetOfBlocks({ previousSibling, nextSibling }: MutationRecord, nodes: readonly Node[]): boolean {
  const isBlock = (node: Node): boolean => isElement(node) && roleOf(node) === 'block';
  const isNoText = (node: Node | null): boolean =>
    !node || isBlock(node) || (isText(node) ? !/\S/u.test(node.data) : !isElement(node));
  return [...nodes, previousSibling, nextSibling].every((node) => isNoText(node));
}

/** Without the elements that stand inside others of the set. */
function outermost(scopes: ReadonlySet<Element>): Element[] {
  return [...scopes].filter((scope) => {
    for (let at = composedParentOf(scope); at; at = composedParentOf(at))
      if (isElement(at) && scopes.has(at)) return false;
    return true;
  });
}
