import { type Annotator, createAnnotator } from '../../../src/glossary/annotate.ts';
import type { Entry } from '../../../src/glossary/entry.ts';
import type { Lexicon } from '../../../src/glossary/lexicon.ts';
import { offerCard } from '../../../src/reading/card-door.ts';
import { keepCard } from '../../../src/reading/keep-card.tsx';
import type { ReadingOptions } from '../../../src/reading/read-document.ts';
import { readSettings, type Settings } from '../../../src/settings/settings.ts';

/** The two files of the compiled glossary as they ship, put in by the bundler. */
declare const __MATCHING__: string;
declare const __ENTRIES__: string;

/**
 * The Library as a plain page can have it: the glossary's own core answers in the page itself, where the
 * product asks the background, and settings live as long as the page.
 */
export function stubLibrary(): Pick<ReadingOptions, 'library' | 'onSettingsChange'> {
  let annotator: Annotator | undefined;
  let entries: readonly Entry[] | undefined;
  let settings: Settings = readSettings(undefined);
  let changed = (): void => undefined;
  const change = (differences: Partial<Settings>): void => {
    settings = { ...settings, ...differences };
    changed();
  };
  return {
    library: {
      pageSettings: async () => settings,
      annotate: async ({ blocks }) => {
        annotator ??= bundledAnnotator();
        // As messages are: what comes back shares nothing with what is kept here.
        return structuredClone(annotator(structuredClone(blocks)));
      },
      term: async ({ id }) => {
        entries ??= JSON.parse(__ENTRIES__) as readonly Entry[];
        return entries.find((entry) => entry.id === id);
      },
      knowTerm: async ({ id, known }) => change({ knownTerms: known ? [id] : [] }),
      switchThisSite: async ({ on }) => change({ on }),
      loadCard: async () => offerCard(keepCard),
    },
    onSettingsChange: (callBack) => {
      changed = callBack;
    },
  };
}

function bundledAnnotator(): Annotator {
  const { index, lexicon } = JSON.parse(__MATCHING__) as { index: string; lexicon: Lexicon };
  const bytes = Uint8Array.from(atob(index), (character) => character.charCodeAt(0));
  return createAnnotator(bytes.buffer, lexicon);
}
