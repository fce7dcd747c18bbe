import * as z from 'zod';
import type { BlockAnnotation } from './glossary/annotate.ts';
import type { Entry } from './glossary/entry.ts';
import { isBlockAnnotation } from './glossary/is-annotation.ts';
import type { Settled } from './glossary/senses.ts';
import { slug } from './glossary/term.ts';
import type { SearchAnswer } from './lookup/search-index.ts';

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

/** How the page that asks is to be marked. */
export interface PageSettings {
  readonly on: boolean;
  readonly density: 'section' | 'page' | 'every';
  readonly headings: boolean;
  readonly links: boolean;
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
const annotation = z.custom<BlockAnnotation>(isBlockAnnotation, 'no annotation of a block');

export const libraryCalls = {
  pageSettings: call<PageSettings>()('How the page that asks is to be marked.', nothing, 'anyone'),
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
  openEntry: call<void>()(
    'Opens the entry of a term in a tab of its own, beside the one that asks.',
    z.strictObject({ id: slug }),
    'anyone',
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
