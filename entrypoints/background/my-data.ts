import type { Handlers } from '../../src/extension/serve.ts';
import { Failure } from '../../src/failure.ts';
import type { HighlightStore } from '../../src/store/highlight-store.ts';

type DataCalls = 'storedSizes' | 'deleteEverything' | 'backup' | 'previewRestore' | 'restore';

/** What readers do with all that is stored. */
export function myDataCalls(_store: HighlightStore): Pick<Handlers, DataCalls> {
  const notYet = (): Promise<never> => Promise.reject(new Failure('not-yet', 'This is not there yet.'));
  return {
    storedSizes: notYet,
    deleteEverything: notYet,
    backup: notYet,
    previewRestore: notYet,
    restore: notYet,
  };
}
