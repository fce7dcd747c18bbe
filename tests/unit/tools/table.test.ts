import { expect, test } from 'vitest';
import { table } from '../../../tools/table.ts';

test('a table keeps to its width and loses no word', () => {
  const reason = 'a long reason that is wrapped at its spaces because it has no room';
  const lines = table(['A', 'B', 'C'], [['Term', reason, 'x']], 40).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  for (const word of reason.split(' ')) expect(lines.join(' ')).toContain(word);
});
