import * as z from 'zod';
import type { BlockAnnotation } from './glossary/annotate.ts';
import type { Entry } from './glossary/entry.ts';
import { isBlockAnnotation } from './glossary/is-annotation.ts';
import type { Settled } from './glossary/senses.ts';
import { kinds, slug } from './glossary/term.ts';
import { type Highlight, highlightSchema, MEANINGS } from './highlights/highlight.ts';
import type {
  FoundHighlight,
  HighlightedPageSummary,
  HighlightList,
  HighlightsHere,
  RestorePreview,
  StoredSizes,
} from './highlights/kept.ts';
import type { BrowseAnswer } from './lookup/browse.ts';
import type { SearchAnswer } from './lookup/search-index.ts';
import type { PaintedAs } from './settings/mark-look.ts';
import type { Difference } from './highlights/word-differences.ts';
import { type Settings, settingsChange } from './settings/settings.ts';

/**
 * The Library: everything that pages, the card and our own pages ask of the background. Each call has a
 * sentence saying what it promises, the schema that its input must pass on arrival, and who may ask:
 * a content script is less trusted than a page of the extension.
 */
interface Call<Input, Output> {
  readonly promise: string;
  readonly input: z.ZodType<Input>;
  readonly callers: 'anyone' | 'own pages';
  /** Only for its type. */
  readonly output?: Output;
}

function call<Output>() {
  return <Input>(
    promise: string,
    input: z.ZodType<Input>,
    callers: Call<Input, Output>['callers'],
  ): Call<Input, Output> => ({
    promise,
    input,
    callers,
  });
}

/** What a page's scripts need of the settings. */
export interface PageSettings extends Readonly<
  Pick<Settings, 'density' | 'headings' | 'links' | 'openBy' | 'theme' | 'selectionBar' | 'meaningNames'>
> {
  /** Whether anything is marked on the page that asks. */
  readonly on: boolean;
  readonly paintedAs: PaintedAs;
}

/** What the popup shows of a site. */
export interface SiteState {
  readonly on: boolean;
  /** Undefined where pages have no site or extensions may not run. */
  readonly site: string | undefined;
  readonly siteOn: boolean;
  readonly knownTerms: ReadonlyArray<{ readonly id: string; readonly label: string }>;
  readonly density: PageSettings['density'];
  /** What forms do not mean, on this site and on others, the newest last. */
  readonly rejectedSenses: readonly ListedRejection[];
}

/** A rejected sense as a list shows it. */
export interface ListedRejection {
  readonly site: string;
  readonly id: string;
  readonly label: string;
  readonly form: string;
}

const nothing = z.strictObject({});
/** The tab of which one of our own pages speaks; of one in a private window nothing is stored. */
const tab = z.int().optional();
/** A form as a page writes it. */
const form = z.string().min(1).max(200);
const block = z.strictObject({ text: z.string(), lang: z.string() });
const number = z.int().min(0);
/** What a page calls its own address; it counts when `page-key.ts` says so. */
const canonical = z.string().max(8192).exactOptional();
/**
 * `location.href` of the page that asks: where an application changed it without loading a page, Chromium tells the
 * background the old one. It counts when it has the origin that the browser names.
 */
const address = z.string().max(8192).exactOptional();
const highlightId = z.uuid();
/** The text of the whole page, as it is read; spans are in its UTF-16 code units. */
const pageText = z.string().max(20_000_000);
const span = z.strictObject({ start: number, end: number });
const remark = z.strictObject({
  meaning: z.enum(MEANINGS),
  note: z.string().max(100_000),
  tags: z.array(z.string().max(200)).max(100),
});
/** A passage of the page that asks. */
const toSave = z.strictObject({
  id: highlightId,
  page: z.strictObject({
    address,
    canonical,
    title: z.string().max(2000),
    language: z.string().max(100),
  }),
  text: pageText,
  span,
  paragraph: z.string().max(20_000),
  remark,
  /** Whether the reader said yes to keeping this one from a private window. */
  privately: z.boolean(),
});
const restoreMode = z.enum(['merge', 'replace']);
const annotation = z.custom<BlockAnnotation>(isBlockAnnotation, 'no annotation of a block');

export const libraryCalls = {
  pageSettings: call<PageSettings>()(
    'What the page that asks needs of the settings: how it is to be marked, what is offered in it.',
    nothing,
    'anyone',
  ),
  settings: call<Settings>()('All settings, completed by defaults.', nothing, 'own pages'),
  changeSettings: call<void>()(
    'Changes the settings that are named, and no others; pages follow at once.',
    settingsChange,
    'own pages',
  ),
  annotate: call<ReadonlyArray<BlockAnnotation | null>>()(
    'Finds what the glossary knows in the text of blocks, and remembers nothing of it; null for a block that holds nothing.',
    z.strictObject({ blocks: z.array(block).max(20_000) }),
    'anyone',
  ),
  settle: call<Settled>()(
    'Says what the places found in a page mean, with all its annotations in view, in reading order.',
    z.strictObject({ blocks: z.array(annotation) }),
    'anyone',
  ),
  term: call<Entry | undefined>()(
    'The entry of a term; undefined when there is none.',
    z.strictObject({ id: slug }),
    'anyone',
  ),
  search: call<SearchAnswer>()(
    'The entries that a person may mean by what they typed, the best first; the nearest where nothing is called so.',
    z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(50) }),
    'own pages',
  ),
  browse: call<BrowseAnswer>()(
    'The entries of a kind whose labels in a language begin with a letter, in that language’s order, and what else could be chosen.',
    z.strictObject({
      kind: z.enum(kinds).optional(),
      language: z.string().max(64),
      letter: z.string().max(16).optional(),
      limit: z.int().min(1).max(5_000),
    }),
    'own pages',
  ),
  lookUp: call<void>()(
    'Looks words up for the reader who selected them: in the panel where it is open, else in the popup, else in a tab.',
    z.strictObject({ query: z.string().max(2_000) }),
    'anyone',
  ),
  knowTerm: call<void>()(
    'From now on a term is marked nowhere, or is marked again.',
    z.strictObject({ id: slug, known: z.boolean() }),
    'anyone',
  ),
  switchThisSite: call<void>()(
    'Switches marks on or off on the site of the page that asks; from a private window in such windows alone, until they close.',
    z.strictObject({ on: z.boolean() }),
    'anyone',
  ),
  rejectSense: call<string | undefined>()(
    'From now on a form does not mean a term on the site of the page that asks, or may mean it again; from a private window in such windows alone, until they close. Answers the site; undefined where pages have none, and nothing is remembered.',
    z.strictObject({ id: slug, form, rejected: z.boolean() }),
    'anyone',
  ),
  loadCard: call<void>()(
    'Puts the card’s script into the frame that asks, so that it can show a card.',
    nothing,
    'anyone',
  ),
  loadHighlighter: call<void>()(
    'Puts the script that keeps highlights into the frame that asks.',
    nothing,
    'anyone',
  ),
  openEntry: call<void>()(
    'Opens the entry of a term in a tab of its own, beside the one that asks.',
    z.strictObject({ id: slug }),
    'anyone',
  ),
  highlightsHere: call<HighlightsHere>()(
    'How many highlights of the page that asks are kept and looked for in it, and how it hears of changes.',
    z.strictObject({ address, canonical }),
    'anyone',
  ),
  locateHighlights: call<readonly FoundHighlight[]>()(
    'The highlights of the page that asks, each with what became of it in the page’s text; remembers how each was last seen.',
    z.strictObject({ address, canonical, text: pageText }),
    'anyone',
  ),
  saveHighlight: call<Highlight>()(
    'Keeps a passage of the page that asks; when it answers, the passage is on the disk. Rejects with “private” where the tab is private and the reader was not asked, with “full” where there is no room, with “not-saved” where the browser could not write it.',
    toSave,
    'anyone',
  ),
  highlightAsFile: call<string>()(
    'The backup that would hold this passage alone, for where there is no room to keep it; nothing is kept.',
    toSave,
    'anyone',
  ),
  changeHighlight: call<Highlight | undefined>()(
    'Changes what the reader added to a passage, field by field. Undefined when the highlight is gone.',
    z.strictObject({
      id: highlightId,
      change: remark.partial(),
      /**
       * Note and tags as the asking window last knew them: as the last answer gave them, or as they stood when the reader began
       * to write. Where another window wrote a note since, both are kept; of tags only what this one put in or took away changes.
       */
      was: remark.pick({ note: true, tags: true }).partial().exactOptional(),
    }),
    'anyone',
  ),
  removeHighlight: call<Highlight | undefined>()(
    'Removes a highlight, and answers it as it was, so that this can be undone.',
    z.strictObject({ id: highlightId }),
    'anyone',
  ),
  putBackHighlight: call<void>()(
    'Undoes a removal.',
    z.strictObject({ highlight: highlightSchema }),
    'anyone',
  ),
  reattachHighlight: call<Highlight | undefined>()(
    'From now on a highlight stands at `span` of the page that asks.',
    z.strictObject({ id: highlightId, address, canonical, text: pageText, span }),
    'anyone',
  ),
  differences: call<readonly Difference[]>()(
    'What became of a passage: its words as they were saved, beside what stands in their place.',
    z.strictObject({ old: z.string().max(100_000), now: z.string().max(100_000) }),
    'anyone',
  ),
  keepAsNote: call<void>()(
    'From now on a highlight is kept as a note and no longer looked for in its page, or is looked for again.',
    z.strictObject({ id: highlightId, kept: z.boolean() }),
    'own pages',
  ),
  highlightedPages: call<readonly HighlightedPageSummary[]>()(
    'The pages of which highlights are kept, the one changed last first.',
    nothing,
    'own pages',
  ),
  highlights: call<HighlightList>()(
    'Highlights, the one changed last first: of one page, or of all; filtered by words, meanings, tags and state.',
    z.strictObject({
      /** The address of one page, whatever its fragment or tracking parameters. */
      page: z.string().max(8192).exactOptional(),
      canonical,
      /** The key under which those of one page are filed, as `highlightedPages` tells it: those, and of no other page. */
      key: z.string().exactOptional(),
      search: z.string().max(200).exactOptional(),
      meanings: z.array(z.enum(MEANINGS)).exactOptional(),
      tags: z.array(z.string()).exactOptional(),
      /** Only those that were not found when their page was last seen. */
      orphans: z.literal(true).exactOptional(),
      from: number,
      limit: z.int().min(1).max(500),
    }),
    'own pages',
  ),
  removeHighlightsOf: call<readonly Highlight[]>()(
    'Removes all highlights that are filed under a page’s key, and answers them as they were.',
    z.strictObject({ key: z.string() }),
    'own pages',
  ),
  storedSizes: call<StoredSizes>()('How much of what is stored where.', nothing, 'own pages'),
  deleteEverything: call<void>()(
    'Deletes all highlights with their tombstones, all settings, and the copy of the glossary, which comes back.',
    nothing,
    'own pages',
  ),
  backup: call<string>()('All highlights as one file of text.', nothing, 'own pages'),
  previewRestore: call<RestorePreview>()(
    'What restoring a file would change. Rejects with a sentence naming line and field of a file that cannot be read.',
    z.strictObject({ file: z.string(), mode: restoreMode }),
    'own pages',
  ),
  restore: call<RestorePreview>()(
    'Restores a file: merged by id, later edit wins; or in place of everything. All of it or nothing.',
    z.strictObject({ file: z.string(), mode: restoreMode }),
    'own pages',
  ),
  siteState: call<SiteState>()(
    'Whether terms are marked at an address, and why not.',
    z.strictObject({ url: z.string(), tab }),
    'own pages',
  ),
  switchSite: call<void>()(
    'Switches marks on or off on one site; for a tab in a private window in such windows alone, until they close.',
    z.strictObject({ site: z.string().min(1).max(255), on: z.boolean(), tab }),
    'own pages',
  ),
  rejectSenseOn: call<void>()(
    'From now on a form does not mean a term on one site, or may mean it again; for a tab in a private window in such windows alone, until they close.',
    z.strictObject({ site: z.string().min(1).max(255), id: slug, form, rejected: z.boolean(), tab }),
    'own pages',
  ),
  switchEverywhere: call<void>()(
    'Switches all marks on or off.',
    z.strictObject({ on: z.boolean() }),
    'own pages',
  ),
  setDensity: call<void>()(
    'How often terms are marked from now on.',
    z.strictObject({ density: z.enum(['section', 'page', 'every']) }),
    'own pages',
  ),
} as const;

export type LibraryCalls = typeof libraryCalls;
export type CallName = keyof LibraryCalls;
export type InputOf<Name extends CallName> = z.infer<LibraryCalls[Name]['input']>;
export type OutputOf<Name extends CallName> =
  LibraryCalls[Name] extends Call<infer _Input, infer Output> ? Output : never;

/** The Library as its callers see it: every call answers later, or rejects with a Failure. */
export type Library = {
  readonly [Name in CallName]: (input: InputOf<Name>) => Promise<OutputOf<Name>>;
};
