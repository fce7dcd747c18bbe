import { closest, isElement } from './unclobbered.ts';

const CONTROL = 'a[href], button, summary, label, [role=button], [role=link], [onclick]';

/** Whether a click was on something that the page does something with: that is done, and not what we would like. */
export function isInControl(event: MouseEvent): boolean {
  const target = event.composedPath()[0] as Node | undefined;
  return target !== undefined && isElement(target) && closest(target, CONTROL) !== null;
}
