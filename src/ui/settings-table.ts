import type { Settings } from '../settings/settings.ts';
import type { WordName } from '../words.ts';

type Named<Value> = { [Name in keyof Settings]: Settings[Name] extends Value ? Name : never }[keyof Settings];
type Choosable = Extract<keyof Settings, 'density' | 'look' | 'openBy' | 'theme'>;

/** One setting as the form shows it. */
export type SettingRow =
  | {
      readonly as: 'switch';
      readonly setting: Named<boolean>;
      readonly label: WordName;
      readonly note?: WordName;
    }
  | {
      readonly as: 'choice';
      readonly setting: Choosable;
      readonly label: WordName;
      readonly note?: WordName;
      /** Each value, and what it is called. */
      readonly choices: ReadonlyArray<readonly [value: string, label: WordName]>;
    }
  | {
      readonly as: 'names';
      readonly setting: 'meaningNames';
      readonly label: WordName;
      readonly note: WordName;
    }
  | {
      readonly as: 'list';
      readonly setting: 'sitesOff' | 'knownTerms' | 'rejectedSenses';
      readonly label: WordName;
      /** Said where the list is empty: how something gets into it. */
      readonly empty: WordName;
    };

/** The values of a setting in the order of the form; one that is missing or unknown is an error of types. */
function choice<Name extends Choosable>(
  setting: Name,
  label: WordName,
  choices: Readonly<Record<Settings[Name], WordName>>,
  note?: WordName,
): SettingRow {
  const listed = Object.entries(choices) as Array<[string, WordName]>;
  return { as: 'choice', setting, label, choices: listed, ...(note !== undefined && { note }) };
}

/** All settings there are, in the order in which the form shows them. */
export const settingsTable: ReadonlyArray<{
  readonly title: WordName;
  readonly rows: readonly SettingRow[];
}> = [
  {
    title: 'settingsMarks',
    rows: [
      { as: 'switch', setting: 'on', label: 'popupOn' },
      choice('density', 'popupDensity', {
        section: 'densitySection',
        page: 'densityPage',
        every: 'densityEvery',
      }),
      { as: 'switch', setting: 'headings', label: 'settingsHeadings' },
      { as: 'switch', setting: 'links', label: 'settingsLinks' },
      choice('look', 'settingsLook', {
        dotted: 'lookDotted',
        underline: 'lookUnderline',
        background: 'lookBackground',
      }),
    ],
  },
  {
    title: 'settingsCards',
    rows: [
      choice(
        'openBy',
        'settingsOpenBy',
        { hover: 'openByHover', click: 'openByClick', key: 'openByKey' },
        'settingsOpenByNote',
      ),
      choice('theme', 'settingsTheme', { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' }),
    ],
  },
  {
    title: 'settingsHighlights',
    rows: [
      { as: 'switch', setting: 'selectionBar', label: 'settingsSelectionBar' },
      { as: 'names', setting: 'meaningNames', label: 'settingsMeanings', note: 'settingsMeaningsNote' },
    ],
  },
  {
    title: 'settingsExceptions',
    rows: [
      { as: 'list', setting: 'sitesOff', label: 'settingsSites', empty: 'settingsNoSites' },
      { as: 'list', setting: 'knownTerms', label: 'popupKnown', empty: 'settingsNoKnown' },
      { as: 'list', setting: 'rejectedSenses', label: 'settingsSenses', empty: 'settingsNoSenses' },
    ],
  },
  {
    title: 'settingsOthers',
    rows: [{ as: 'switch', setting: 'synced', label: 'settingsSynced', note: 'settingsSyncedNote' }],
  },
];
