import * as fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { describe } from '../../../src/highlights/describe.ts';
import { type Located, locate, type State } from '../../../src/highlights/locate.ts';
import { PageIndex } from '../../../src/highlights/page-index.ts';

/** A passage stands in [brackets]; where several words of `after` do, they are what is to be found. */
interface Case {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly state: State;
}

const opening = 'Ministers met in the capital on Monday to speak about who owns the cables below the sea.';
const passage = 'Whoever owns a cable decides, in the end, who may listen to what it carries';
const closing = 'No treaty says so, and none is being written. They will meet again in spring.';
const before = `${opening}\n[${passage}].\n${closing}`;
const other = 'Advertisement: three pairs of socks for the price of two, only this week.';

const cases: Case[] = [
  { title: 'nothing changed', before, after: before, state: 'exact' },
  { title: 'text came after it', before, after: `${before}\n${other}`, state: 'exact' },
  { title: 'text came before it', before, after: `${other}\n${before}`, state: 'moved' },
  { title: 'it was put last', before, after: `${opening}\n${closing}\n[${passage}].`, state: 'moved' },
  {
    title: 'typographic signs, spaces and soft hyphens',
    before: `${opening}\n["It's a well-known fact", said the man who owns them].\n${closing}`,
    after: `${opening}\n[“It’s\u00A0a well\u2011known  fact”, said the man who ow\u00ADns them].\n${closing}`,
    state: 'exact',
  },
  {
    title: 'a word replaced',
    before,
    after: before.replace('decides', 'determines'),
    state: 'changed',
  },
  {
    title: 'its last word replaced',
    before,
    after: before.replace('it carries', 'it transports'),
    state: 'changed',
  },
  { title: 'its first word replaced', before, after: before.replace('Whoever', 'Who'), state: 'changed' },
  { title: 'a word corrected', before, after: before.replace('decides', 'decide'), state: 'changed' },
  { title: 'words dropped', before, after: before.replace(', in the end,', ''), state: 'changed' },
  { title: 'capitals', before, after: before.replace('Whoever owns', 'WHOEVER OWNS'), state: 'changed' },
  {
    title: 'an advertisement inside',
    before,
    after: before.replace(', in the end', `,\n${other}\nin the end`),
    state: 'changed',
  },
  {
    title: 'a single word, moved with its context',
    before: `${opening}\nNo [treaty] says so, and none is being written.`,
    after: `${other}\n${opening}\nNo [treaty] says so, and none is being written.`,
    state: 'moved',
  },
  {
    title: 'a part of a word',
    before: `${opening}\nThe hyper[text] of the treaty is being written.`,
    after: `${other}\n${opening}\nThe hyper[text] of the treaty is being written.`,
    state: 'moved',
  },
  {
    title: 'a script without spaces',
    before: '各国部长在首都会面。[谁拥有电缆，谁就决定谁可以听]。没有条约这样说。',
    after: '广告：三双袜子。各国部长在首都会面。[谁拥有电缆，谁就决定谁能听]。没有条约这样说。',
    state: 'changed',
  },
  {
    title: 'less than half of its words there',
    before,
    after: before.replace(
      passage,
      'Whoever sails a ship sells, on most days, what fish may swim in its nets',
    ),
    state: 'lost',
  },
  {
    title: 'words so common that they say nothing',
    before: `${opening} [of the sea and] ${closing}`,
    after: `${'sea the of and '.repeat(100)}. of the sea and ${'and of the . sea '.repeat(100)}`,
    state: 'lost',
  },
  {
    title: 'nothing tells where it ends',
    before: `${opening} [No treaty that I know says] so, and none is being written.`,
    after: `${opening} No treaty that I know extraordinarily and none is being written.`,
    state: 'uncertain',
  },
  { title: 'its paragraph removed', before, after: `${opening}\n${closing}`, state: 'lost' },
  { title: 'everything removed', before, after: '', state: 'lost' },
  { title: 'another page', before, after: other.repeat(5), state: 'lost' },
  { title: 'signs alone', before: 'a — [—] b', after: 'b', state: 'lost' },
  { title: 'white space alone', before: 'a[  ]b', after: 'b a', state: 'lost' },
];

/** hypothesis/client#7571: two paragraphs nearly alike, and the right one goes. */
const alike = 'reported that the new deployment reduced latency by twelve percent across all regions';
const alpha = `Team Alpha ${alike}.`;
const beta = `Team Beta ${alike}.`;
const marked = `[${alpha.slice(0, -1)}].`;
const markedTail = `Team Alpha [${alike}].`;
const row =
  'Every row of this list says the very same, so that nobody can tell one of them from the next one. ';
const markedRow = row.replace('the very same', '[the very same]');
const whales = 'Sighting of sperm whales in Arctic a sign of changing ecosystem';
const lookAlikes: Case[] = [
  {
    title: 'both there, moved',
    before: `${marked}\n${beta}`,
    after: `${other}\n${marked}\n${beta}`,
    state: 'moved',
  },
  { title: 'ours removed', before: `${marked}\n${beta}`, after: beta, state: 'lost' },
  {
    title: 'ours removed, theirs in its place',
    before: `${marked}\n${other}\n${beta}`,
    after: `${beta}\n${other}`,
    state: 'lost',
  },
  {
    title: 'ours written anew',
    before: `${marked}\n${beta}`,
    after: `Team Alpha has nothing to say this time.\n${beta}`,
    state: 'lost',
  },
  {
    title: 'the same words in both, ours removed',
    before: `${markedTail}\n${beta}`,
    after: beta,
    state: 'uncertain',
  },
  {
    title: 'what tells them apart is gone from ours',
    before: `${beta}\n${other}\n${marked}`,
    after: `Team Gamma ${alike}.\n${other}\n${other}`,
    state: 'uncertain',
  },
  {
    title: 'ours changed more than theirs differs, but not to what theirs says',
    before: `${other}\n${marked}\n${other}\n${beta}\n${other}`,
    after: `${other}\n${marked.replace('new deployment', 'old system').replace('twelve', 'nine')}\n${other}\n${beta}\n${other}`,
    state: 'changed',
  },
  {
    title: 'one of five rows that are just alike removed, another where ours was',
    before: `${row}${row}${markedRow}${row}${row}`,
    after: `${row}${row}${row}${row}`,
    state: 'uncertain',
  },
  {
    title: 'one of two rows that are just alike removed',
    before: `${other}${row}${row}${row}${row}${other}${row}${markedRow}${row}${row}`,
    after: `${row}${row}${row}`,
    state: 'uncertain',
  },
  {
    title: 'the line before says nearly the same, and ours changed',
    before: `${whales}, say scientists\nPublished on Monday\n[${whales}, say scientists\nBenny the beluga forces firework display postponement].`,
    after: `${whales}, say scientists\nPublished on Monday\nWhales in Arctic say scientists\nBenny the beluga forces firework display postponement.`,
    state: 'uncertain',
  },
  {
    title: 'one of three that are just alike removed',
    before: `Read more about it\nRead more about it\n[Read more about it]`,
    after: `Read more about it\nRead more about it`,
    state: 'lost',
  },
];

group('what becomes of a passage', () => {
  test.each(cases)('$title: $state', check);
});

group('look-alikes', () => {
  test.each(lookAlikes)('$title: $state', ({ before: was, after, state }) => {
    const located = locateMarked(was, after);
    // Whether what is left is called uncertain or lost is a matter of taste; that it is not placed is not.
    if (state === 'uncertain' || state === 'lost') expect(['uncertain', 'lost']).toContain(located.state);
    else expect(located.state).toBe(state);
  });
});

function check({ before: was, after, state }: Case): void {
  const located = locateMarked(was, after);
  expect(located.state).toBe(state);
  if ('span' in located) expect(located.span).toEqual(spanIn(after));
}

function locateMarked(was: string, after: string): Located {
  const selectors = describe(new PageIndex(unmarked(was)), spanIn(was));
  return locate(new PageIndex(unmarked(after)), selectors);
}

function spanIn(text: string): { start: number; end: number } {
  return { start: text.indexOf('['), end: text.indexOf(']') - 1 };
}

function unmarked(text: string): string {
  return text.replace('[', '').replace(']', '');
}

test('what was lost is shown where it may be', () => {
  const [first = ''] = passage.split(', in');
  const located = locateMarked(
    before,
    `${opening}\n${first} nothing at all any longer, say lawyers.\n${closing}`,
  );
  expect(located.state).not.toBe('exact');
  if ('candidates' in located) expect(located.candidates[0]?.likeness).toBeGreaterThan(0.3);
});

/** Words that make a text in which nothing repeats. */
const dictionary = Array.from({ length: 600 }, (_, i) => `w${(i * 7919).toString(36)}x`);
const longText = dictionary.join(' ');

test('a long passage is found by its ends', () => {
  const page = new PageIndex(longText);
  const span = {
    start: longText.indexOf(dictionary[20] ?? ''),
    end: longText.indexOf(` ${dictionary[560]}`),
  };
  const selectors = describe(page, span);
  const shifted = locate(new PageIndex(`${other} ${longText}`), selectors);
  expect(shifted).toEqual({
    state: 'moved',
    span: { start: span.start + other.length + 1, end: span.end + other.length + 1 },
  });
  const shorter = longText.replace(` ${dictionary[300]}`, '');
  const lost = longText.length - shorter.length;
  expect(locate(new PageIndex(shorter), selectors)).toEqual({
    state: 'changed',
    span: { start: span.start, end: span.end - lost },
  });
  expect(locate(new PageIndex(dictionary.slice(0, 200).join(' ')), selectors).state).toBe('uncertain');
  expect(locate(new PageIndex(other), selectors).state).toBe('lost');
});

const rank: Record<State, number> = { exact: 0, moved: 0, changed: 1, uncertain: 2, lost: 3 };

/** A passage of a text without repetitions, and the order in which its words are replaced one after the other. */
const decay = fc
  .record({
    first: fc.integer({ min: 0, max: 500 }),
    length: fc.integer({ min: 1, max: 40 }),
    seed: fc.nat(),
  })
  .map(({ first, length, seed }) => {
    const order = Array.from({ length }, (_, i) => i).toSorted(
      (a, b) => (((a + 1) * 2654435761 + seed) % 1009) - (((b + 1) * 2654435761 + seed) % 1009),
    );
    return { first, length, order };
  });

test('the more words are replaced, the worse the state, never the better; what is placed lies in its place', () => {
  fc.assert(
    fc.property(decay, ({ first, length, order }) => {
      const words = [...dictionary];
      const startOf = (word: number): number => words.slice(0, word).join(' ').length + (word === 0 ? 0 : 1);
      const endOf = (word: number): number => words.slice(0, word + 1).join(' ').length;
      const last = first + length - 1;
      const selectors = describe(new PageIndex(longText), { start: startOf(first), end: endOf(last) });
      let worst = 0;
      order.forEach((word, i) => {
        words[first + word] = `other${i}`;
        const located = locate(new PageIndex(words.join(' ')), selectors);
        expect(rank[located.state]).toBeGreaterThanOrEqual(Math.max(1, worst));
        worst = rank[located.state];
        if ('span' in located) expect(located.span).toEqual({ start: startOf(first), end: endOf(last) });
      });
    }),
    { numRuns: 30 },
  );
});

test('in a page that says the same all over nothing is placed once it has moved', () => {
  const page = 'the same words and '.repeat(20_000);
  const selectors = describe(new PageIndex(page), { start: 190_000, end: 190_400 });
  expect(['uncertain', 'lost']).toContain(locate(new PageIndex(`so ${page}`), selectors).state);
});

test('selectors that say nonsense are lost, not an error', () => {
  const page = new PageIndex(longText);
  for (const position of [
    { start: -5, end: -1 },
    { start: 1e9, end: 2e9 },
    { start: 5, end: 1 },
  ]) {
    const quote = { exact: 'zebra', prefix: '', suffix: '' };
    expect(locate(page, { quote, position, times: 1, lookAlikes: [] }).state).toBe('lost');
    expect(locate(page, { quote: { ...quote, exact: '' }, position, times: 1, lookAlikes: [] }).state).toBe(
      'lost',
    );
  }
});
