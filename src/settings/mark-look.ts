import type { Settings } from './settings.ts';

/** The names under which marks are painted: each is a rule in `paint.css`. */
export const PAINTED = ['sidelight-term', 'sidelight-term-line', 'sidelight-term-tint'] as const;

export type PaintedAs = (typeof PAINTED)[number];

const names: Readonly<Record<Settings['look'], PaintedAs>> = {
  dotted: 'sidelight-term',
  underline: 'sidelight-term-line',
  background: 'sidelight-term-tint',
};

/**
 * How marks of a look are painted in a browser: before 149, Firefox does not support all of `::highlight()`
 * (web-features, "highlight": Firefox 149 is the first with everything; MDN: text-decoration came after 140), so
 * that a tint is all it can show.
 */
export function paintedAs(look: Settings['look'], userAgent: string): PaintedAs {
  const firefox = /\bFirefox\/(\d+)/u.exec(userAgent)?.[1];
  return firefox !== undefined && Number(firefox) < 149 ? names.background : names[look];
}
