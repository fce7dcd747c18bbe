import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerHighlighter } from '../src/reading/highlight-door.ts';
import { keepHighlights } from '../src/reading/keep-highlights.ts';

/** Put into a frame when its page has highlights, or a person selects text or asks for one. */
export default defineUnlistedScript(() => offerHighlighter(keepHighlights));
