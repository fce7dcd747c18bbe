import { type Annotator, createAnnotator, holdsSomething } from '../../../src/glossary/annotate.ts';
import type { Entry } from '../../../src/glossary/entry.ts';
import { settleSenses } from '../../../src/glossary/senses.ts';
import { buildMatching, type ShippedForms } from '../../../src/glossary/shipped-forms.ts';
import { offerCard } from '../../../src/reading/card-door.ts';
import { keepCard } from '../../../src/reading/keep-card.tsx';
import type { ReadingOptions } from '../../../src/reading/read-document.ts';
import { readSettings, type Settings, withItem } from '../../../src/settings/settings.ts';

/** The two files of the compiled glossary as they ship, put in by the bundler. */
declare const __FORMS__: string;
declare const __ENTRIES__: string;

/**
 * The Library as a plain page can have it: what entrypoints/background.ts answers, answered in the page
 * itself by the glossary's own core. Settings live as long as the page.
 */
export function stubLibrary(): Pick<ReadingOptions, 'library' | 'onSettingsChange'> {
  let created: Annotator | undefined;
  const annotator = (): Annotator => (created ??= bundledAnnotator());
  let entries: readonly Entry[] | undefined;
  let settings: Settings = readSettings(undefined);
  let changed = (): void => undefined;
  const change = (differences: Partial<Settings>): void => {
    settings = { ...settings, ...differences };
    changed();
  };
  return {
    library: {
      pageSettings: async () => ({ ...settings, paintedAs: 'sidelight-term' }),
      annotate: async ({ blocks }) =>
        // As messages are: what comes back shares nothing with what is kept here.
        structuredClone(annotator().annotate(structuredClone(blocks))).map((annotation) =>
          holdsSomething(annotation) ? annotation : null,
        ),
      settle: async ({ blocks }) =>
        structuredClone(settleSenses(structuredClone(blocks), annotator().knowledge, settings.knownTerms)),
      term: async ({ id }) => {
        entries ??= JSON.parse(__ENTRIES__) as readonly Entry[];
        return entries.find((entry) => entry.id === id);
      },
      knowTerm: async ({ id, known }) => change({ knownTerms: withItem(settings.knownTerms, id, known) }),
      switchThisSite: async ({ on }) => change({ on }),
      rejectSense: async () => undefined, // a plain page belongs to no site
      loadCard: async () => offerCard(keepCard),
      openEntry: async () => undefined, // a plain page has no library page
    },
    onSettingsChange: (callBack) => {
      changed = callBack;
    },
  };
}

function bundledAnnotator(): Annotator {
  const { index, lexicon } = buildMatching(JSON.parse(__FORMS__) as ShippedForms);
  return createAnnotator(index, lexicon);
}
