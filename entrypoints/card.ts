import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { keepCard } from '../src/reading/keep-card.tsx';
import { offerCard } from '../src/reading/card-door.ts';

/** Put into a frame when a pointer first rests on a mark or a key asks for a card. */
export default defineUnlistedScript(() => offerCard(keepCard));
