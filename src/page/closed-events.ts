/**
 * Events that begin in a closed shadow root of ours and are to stay there: a note typed in it must not archive a
 * reader's mail. Beginnings and ends of all that leaves a closed shadow root in Chromium 156 or Firefox 153 (found
 * by listening to everything), except those that `shield-card.ts` keeps while something is open.
 */
export const CLOSED_EVENTS = {
  '': 'auxclick blur click contextmenu copy cut dblclick drag drop focus gotpointercapture input lostpointercapture paste selectstart textInput toggle wheel',
  before: 'copy cut input paste toggle',
  composition: 'end start update',
  drag: 'end enter leave over start',
  focus: 'in out',
  key: 'down press up',
  mouse: 'down move out over up',
  pointer: 'cancel down move out over up',
  touch: 'cancel end move start',
  DOM: 'Activate MouseScroll',
  MozMousePixel: 'Scroll',
};
