import { clock } from '../page/clock.ts';

declare const __BENCH__: boolean;

/** Does `work`; in a build made for `npm run bench` it leaves a performance measure `sidelight <step>` behind. */
export function measured<Value>(step: 'read' | 'send' | 'settle' | 'paint', work: () => Value): Value {
  if (!__BENCH__) return work();
  const start = clock();
  const value = work();
  performance.measure(`sidelight ${step}`, { start });
  return value;
}
