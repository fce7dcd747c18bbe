import {
  allIn,
  attributeOf,
  boxOf,
  flatParentOf,
  isElement,
  isRendered,
  localNameOf,
  matches,
  rootElement,
} from './unclobbered.ts';

/** What an element is to the text of its page. */
export type Role =
  /** Its text runs on with the text around it. */
  | 'inline'
  /** Its text is a paragraph of its own. */
  | 'block'
  /** A line break: a space, and two of them end the paragraph. */
  | 'line-break'
  /** Not read; the text before and after it is not one. */
  | 'gap'
  /** Not read; the text goes on as if it were not there. */
  | 'absent';

const ROLES = new Map<string, Role>();
const define = (role: Role, names: string): void => {
  for (const name of names.split(' ')) ROLES.set(name, role);
};
/** Blocks that can have a shadow root (DOM, 4.8). */
const HOSTS = 'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main p section';
// Without those that hold nothing but others of these, or nothing at all.
define(
  'block',
  `${HOSTS} address caption center dd details dialog dl dt fieldset figcaption figure form html legend li ol summary table td th tr ul`,
);
define(
  'gap',
  'audio button canvas code datalist embed hr iframe img input kbd math meter nav object pre progress samp select svg textarea tt var video xmp',
);
define('absent', 'head link noscript rp rt rtc script style template title');
ROLES.set('br', 'line-break');

const UNREAD_ROLES =
  /^(button|checkbox|code|(combo|list|search|text)box|math|menu(bar|item(checkbox|radio)?)?|navigation|option|radio|scrollbar|slider|spinbutton|switch|tab(list)?|toolbar|tree(item)?)$/iu;

/**
 * What `element` is to the text of its page. Editors, controls, code and navigation are never read. The
 * answer is by name and attributes, without asking for styles, except for custom elements; where styles
 * say otherwise, `continuesText` finds out at the places where it matters.
 */
export function roleOf(element: Element): Role {
  const name = localNameOf(element);
  const known = ROLES.get(name);
  if (known === 'absent' || known === 'gap' || known === 'line-break') return known;
  const role = attributeOf(element, 'role') ?? '';
  if (isEditor(element) || UNREAD_ROLES.test(role)) return 'gap';
  if (known !== undefined) return known;
  if (role === 'doc-noteref' || ((name === 'sup' || name === 'sub') && isFootnoteMark(element)))
    return 'absent';
  if (attributeOf(element, 'hidden') !== null && displayOf(element) === 'none') return 'absent';
  return name.includes('-') && !isInline(displayOf(element)) ? 'block' : 'inline';
}

const EDITORS = '.ace_editor,.CodeMirror,.cm-editor,.monaco-editor,.xterm';
/** What `roleOf` looks at beside the name. */
const UNUSUAL = `[contenteditable],[role],[hidden],[*|lang],[xml\\:lang],sup,sub,${EDITORS}`;

/** The elements under `root`, and `root` itself, of which more than the name counts: for their role or their language. */
export function unusualIn(root: Node): ReadonlySet<Element> {
  const found = new Set(allIn(root, UNUSUAL));
  return isElement(root) ? found.add(root) : found;
}

/** As `roleOf`, for an element that is not among the unusual. */
export function plainRoleOf(name: string, element: Element): Role {
  return ROLES.get(name) ?? (name.includes('-') ? roleOf(element) : 'inline');
}

/** Whether something may be read instead of the children of an element, by its name: through a shadow root or in a slot. */
export function mayHaveShadow(name: string): boolean {
  return hosts.has(name) || name.includes('-');
}
const hosts = new Set(`${HOSTS} slot span`.split(' '));

/** What can be edited, and code editors and terminals that are drawn with ordinary elements. */
function isEditor(element: Element): boolean {
  const value = attributeOf(element, 'contenteditable');
  return /^(true|plaintext-only)?$/iu.test(value ?? 'false') || matches(element, EDITORS);
}

/** By what is in it, and if that is none by what of it is shown: notes may stand in it, to come up under the pointer. */
function isFootnoteMark(element: Element): boolean {
  return isMark(element.textContent ?? '') || isMark((element as { innerText?: string }).innerText || 'text');
}

/** Figures, letters and signs, several too, perhaps in brackets, trade marks, and whatever Wikipedia puts in square ones: not ordinals. */
function isMark(text: string): boolean {
  return (
    /^\s*\[.{1,40}\]\s*$/u.test(text) ||
    text
      .split(/[\s,;.:–‑\-()[\]（）［］]+/u)
      .every((part) =>
        /^([*†‡§¶#※注]*\p{N}*([a-z]|[ivx]+)?\*?|[A-Z]|([a-z])\3|[STst][Mm]|pp|note)$/u.test(part),
      )
  );
}

export function displayOf(element: Element): string {
  return getComputedStyle(element).display;
}

function isInline(display: string): boolean {
  return /^(inline|contents|ruby)/u.test(display);
}

/**
 * Whether text runs on across the edge of `element`, by its styles: a floated box does where it is a drop cap, and
 * none else. An inline block that touches its neighbour is a label where margin, border or padding say so, or where it
 * holds figures alone, and its text ends there; with a space between (`spaced`), or without all that, it is words that
 * may not be parted.
 */
export function continuesText(element: Element, spaced: boolean): boolean {
  const style = getComputedStyle(element);
  const { display } = style;
  const text = (): string => element.textContent ?? '';
  if (style.float !== 'none') return /^[\p{P}\s]*\p{L}{1,2}[\p{P}\s]*$/u.test(text());
  if (spaced || !display.startsWith('inline-')) return isInline(display);
  // Last, for these are dear to ask.
  return !/[1-9]/u.test(style.padding + style.margin + style.borderWidth) && /\p{L}/u.test(text());
}

type SectionStart = 'heading' | 'article';

/** What `element` begins a section as: a heading, or an article or item of a feed; undefined for all others. */
export function sectionStartOf(element: Element): SectionStart | undefined {
  return sectionStartBy(localNameOf(element), attributeOf(element, 'role'));
}

/** As `sectionStartOf`, by an element's name and its `role`. */
export function sectionStartBy(name: string, role: string | null): SectionStart | undefined {
  if (name.length === 2 && name >= 'h1' && name <= 'h6') return 'heading';
  if (name === 'article') return name;
  return role === 'heading' || role === 'article' ? role : undefined;
}

/**
 * Whether the text right under an element can be seen: rendered, and neither it nor anything around it cut
 * down to nothing or moved off the page. Answers are kept in `known` for as long as the caller likes.
 */
export function isVisible(element: Element, known: Map<Element, boolean>): boolean {
  const { display, visibility, contentVisibility } = getComputedStyle(element);
  if (visibility !== 'visible' || contentVisibility === 'hidden') return false;
  // Loose text in a closed disclosure has no element of its own that would be hidden.
  if (localNameOf(element) === 'details' && attributeOf(element, 'open') === null) return false;
  // An element shown as `contents` (slots are) has no box: its text stands in the box around it.
  const parent = flatParentOf(element);
  if (display === 'contents') return isElement(parent) && isInView(parent, known);
  return isRendered(element) && isInView(element, known);
}

/** CSS pixels beyond the upper edge of a page and the one at which its lines begin, at which nobody is meant to find something. */
const FAR = 500;
/** Elements around a text that are asked whether they cut it off: pages nest 5,000 deep, and each costs a look at its box. */
const AROUND = 40;

/** An element without a box of its own, such as a slot, cuts nothing off. */
function cutsOff(element: Element): boolean {
  const { display, overflow } = getComputedStyle(element);
  return display !== 'contents' && /hidden|clip/u.test(overflow);
}

function isInView(element: Element, known: Map<Element, boolean>, around = AROUND): boolean {
  const answer = known.get(element);
  if (answer !== undefined) return answer;
  const parent = flatParentOf(element);
  const { width, height, left, right, bottom } = boxOf(element);
  // A page scrolls to where its lines go on: from right to left, what stands beyond the right edge cannot be reached.
  const isMirrored = getComputedStyle(rootElement()).direction === 'rtl';
  const before = isMirrored ? innerWidth - left - scrollX : right + scrollX;
  const isFar = before < -FAR || bottom + scrollY < -FAR;
  const inView =
    // Only what was put there: what has scrolled away in a box of its own can be scrolled back.
    !(isFar && /abs|fix/u.test(getComputedStyle(element).position)) &&
    // One pixel is what screen readers alone are to hear; nothing at all is a folded box.
    ((width > 1 && height > 1) || !cutsOff(element)) &&
    (around === 0 || !isElement(parent) || isInView(parent, known, around - 1));
  known.set(element, inView);
  return inView;
}
