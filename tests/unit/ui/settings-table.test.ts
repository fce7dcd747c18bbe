import { expect, test } from 'vitest';
import { settingsSchema } from '../../../src/settings/settings.ts';
import { settingsTable } from '../../../src/ui/settings-table.ts';

const rows = settingsTable.flatMap(({ rows: own }) => own);

test('every setting has its place in the form, once', () => {
  expect(rows.map(({ setting }) => setting).toSorted()).toEqual(Object.keys(settingsSchema.shape).toSorted());
});

test.each(rows.filter((row) => row.as === 'choice'))(
  'every value of “$setting” can be chosen',
  ({ setting, choices }) => {
    const options: readonly string[] = settingsSchema.shape[setting].options;
    expect(choices.map(([value]) => value).toSorted()).toEqual(options.toSorted());
  },
);
