import { describe, expect, test } from 'vitest';
import { chooseMentions, type Density, MARKS_A_SCREEN, type Mention } from '../../../src/glossary/density.ts';

/**
 * Mentions in reading order, each a form and what is said of it: section number, h for a heading, ? for
 * an ambiguous form, ! for one that cannot be seen, @ and the screen. "ttc 2h?@1" is an ambiguous TTC in the second section's heading.
 */
const rows: { title: string; mentions: string[]; kept: Record<Density, string> }[] = [
  {
    title: 'the same form twice in a section',
    mentions: ['ttc 1', 'ttc 1', 'igf 1'],
    kept: { section: '0 2', page: '0 2', every: '0 1 2' },
  },
  {
    title: 'the same form in two sections',
    mentions: ['ttc 1', 'ttc 2', 'ttc 2'],
    kept: { section: '0 1', page: '0', every: '0 1 2' },
  },
  {
    title: 'two written forms of a term',
    mentions: ['ttc 1', 'council 1', 'ttc 1'],
    kept: { section: '0 1', page: '0 1', every: '0 1 2' },
  },
  {
    title: 'a heading and the text under it',
    mentions: ['ttc 1h', 'ttc 1', 'ttc 1h'],
    kept: { section: '0 1', page: '0', every: '0 1 2' },
  },
  {
    title: 'section 1 and section 11 are not one',
    mentions: ['ttc 1', '1 ttc 1', 'ttc 11'],
    kept: { section: '0 1 2', page: '0 1', every: '0 1 2' },
  },
  {
    title: 'a mention that cannot be seen is none',
    mentions: ['ttc 1!', 'ttc 1', 'ttc 1'],
    kept: { section: '1', page: '1', every: '1 2' },
  },
  { title: 'no mention', mentions: [], kept: { section: '', page: '', every: '' } },
];

const densities: Density[] = ['section', 'page', 'every'];

describe.each(densities)('density: %s', (density) => {
  test.each(rows)('$title', ({ mentions, kept }) => {
    expect(chosen(mentions, density).join(' ')).toBe(kept[density]);
  });
});

test('a page has at most a thousand marks, the first', () => {
  const places = chosen(
    Array.from({ length: 3_000 }, (_, i) => `form${i} 1@${Math.floor(i / 5)}`),
    'every',
  );
  expect(places).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
});

describe('the ceiling of a screen', () => {
  const sure = Array.from({ length: MARKS_A_SCREEN }, (_, i) => `form${i} 1`);

  test('is 12', () => expect(MARKS_A_SCREEN).toBe(12));

  test('the first stay', () => {
    expect(chosen([...sure, 'more 1', 'yet-more 1'], 'section')).toEqual(sure.map((_, i) => i));
  });

  test('the unambiguous stay first, in reading order', () => {
    const places = chosen(['ttc 1?', 'igf 1?', ...sure.slice(1), 'more 1?'], 'section');
    expect(places).toEqual([0, ...sure.slice(1).map((_, i) => i + 2)]);
  });

  test('the first of each term come before other forms of the same', () => {
    const places = chosen(['two a 1', 'two b 1', ...sure.slice(1), 'more 1?'], 'section');
    expect(places).toEqual([0, ...sure.slice(1).map((_, i) => i + 2)]);
    expect(chosen(['two a 1', 'two b 1', 'ttc 1?', ...sure.slice(3)], 'section')).toHaveLength(12);
  });

  test('each screen has its own', () => {
    expect(chosen([...sure, ...sure.map((one) => `next-${one}@1`)], 'section')).toHaveLength(24);
  });

  test('what finds no room on one screen is not marked on the next instead', () => {
    expect(chosen([...sure, 'ttc 1', 'ttc 1@1'], 'section')).toHaveLength(MARKS_A_SCREEN);
  });

  test('holds in every density', () => {
    for (const density of densities) expect(chosen([...sure, 'more 1'], density)).toHaveLength(12);
  });
});

function chosen(mentions: readonly string[], density: Density): number[] {
  const choosing = chooseMentions(
    mentions.map((mention): Mention => {
      const [, form = '', section, heading, unsure, shown, screen] =
        /^(.+) (\d+)(h?)(\??)(!?)(?:@(\d+))?$/u.exec(mention) ?? [];
      return {
        form,
        part: `${section}${heading}`,
        ambiguous: unsure === '?',
        isShown: () => shown !== '!',
        screen: () => Number(screen ?? 0),
      };
    }),
    density,
  );
  for (let step = choosing.next(); ; step = choosing.next()) if (step.done) return step.value;
}
