import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Library, SiteState } from '../library.ts';
import type { Settings, SettingsChange } from '../settings/settings.ts';
import type { WordName, Words } from '../words.ts';
import { Swatch } from './meaning.tsx';
import { type Exception, ExceptionList } from './settings-list.tsx';
import { type SettingRow, settingsTable } from './settings-table.ts';

export interface SettingsFormProps {
  readonly library: Pick<
    Library,
    'settings' | 'changeSettings' | 'siteState' | 'switchSite' | 'knowTerm' | 'rejectSenseOn'
  >;
  readonly words: Words;
  /** Paints the text of an element as marks of a look are painted in pages; what comes back takes it off. */
  readonly paintSample: (element: Element, look: Settings['look']) => () => void;
  /** Calls back whenever settings may have changed, here or elsewhere, until what comes back is called. */
  readonly onSettingsChange: (changed: () => void) => () => void;
}

/** What the form shows: the settings, and the names of what its lists hold. */
interface Shown {
  readonly settings: Settings;
  readonly names: Pick<SiteState, 'knownTerms' | 'rejectedSenses'>;
}

/** All settings. Each change holds at once; nothing is to be saved. */
export function SettingsForm({ library, words, paintSample, onSettingsChange }: SettingsFormProps) {
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState('');

  const refresh = async (): Promise<void> => {
    const [settings, names] = await Promise.all([library.settings({}), library.siteState({ url: '' })]);
    setShown({ settings, names });
  };
  const attempt = async (done: Promise<unknown>): Promise<void> => {
    setProblem('');
    await done.catch((error: unknown) =>
      setProblem(words('settingsFailed', error instanceof Error ? error.message : String(error))),
    );
    await refresh().catch(() => undefined);
  };
  useEffect(() => {
    void attempt(Promise.resolve());
    return onSettingsChange(() => void refresh().catch(() => undefined));
  }, []);

  if (shown === undefined) return <div class="settings" aria-busy="true" />;
  const { settings } = shown;
  const change = (changed: SettingsChange): void => {
    setShown({ ...shown, settings: { ...settings, ...changed } });
    void attempt(library.changeSettings(changed));
  };
  const exceptions = exceptionsIn(shown, library, words, attempt);
  return (
    <div class="settings">
      <h1 tabIndex={-1}>{words('settingsTitle')}</h1>
      <p class="lead">{words('settingsLead')}</p>
      <p role="alert" class="problem">
        {problem}
      </p>
      {settingsTable.map(({ title, rows }) => (
        <section key={title}>
          <h2>{words(title)}</h2>
          {rows.map((row) => (
            <div key={row.setting} class="setting" data-setting={row.setting}>
              {row.as === 'switch' && <Switch {...{ row, settings, words, change }} />}
              {row.as === 'choice' && <Choice {...{ row, settings, words, change, paintSample }} />}
              {row.as === 'names' && <Names {...{ row, settings, words, change }} />}
              {row.as === 'list' && <List row={row} words={words} exceptions={exceptions[row.setting]} />}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

interface RowProps<As extends SettingRow['as']> {
  readonly row: Extract<SettingRow, { as: As }>;
  readonly settings: Settings;
  readonly words: Words;
  readonly change: (changed: SettingsChange) => void;
}

function Switch({ row: { setting, label, note }, settings, words, change }: RowProps<'switch'>) {
  const described = useId();
  return (
    <>
      <label class="switch">
        <span>{words(label)}</span>
        <input
          type="checkbox"
          role="switch"
          checked={settings[setting]}
          aria-describedby={note && described}
          onChange={({ currentTarget }) => change({ [setting]: currentTarget.checked })}
        />
      </label>
      {note !== undefined && (
        <p class="note" id={described}>
          {words(note)}
        </p>
      )}
    </>
  );
}

function Choice({
  row: { setting, label, note, choices },
  settings,
  words,
  change,
  paintSample,
}: RowProps<'choice'> & Pick<SettingsFormProps, 'paintSample'>) {
  const described = useId();
  return (
    <fieldset aria-describedby={note && described}>
      <legend>{words(label)}</legend>
      {choices.map(([value, name]) => (
        <label key={value} class="choice">
          <input
            type="radio"
            name={setting}
            value={value}
            checked={settings[setting] === value}
            onChange={() => change({ [setting]: value })}
          />
          <span>{words(name)}</span>
          {setting === 'look' && (
            <Sample look={value as Settings['look']} words={words} paintSample={paintSample} />
          )}
        </label>
      ))}
      {note !== undefined && (
        <p class="note" id={described}>
          {words(note)}
        </p>
      )}
    </fieldset>
  );
}

/** A sentence with a mark in it, as pages show it. */
function Sample({
  look,
  words,
  paintSample,
}: { look: Settings['look'] } & Pick<SettingsFormProps, 'words' | 'paintSample'>) {
  const marked = useRef<HTMLSpanElement>(null);
  useEffect(() => (marked.current === null ? undefined : paintSample(marked.current, look)), [look]);
  const term = words('settingsSampleTerm');
  const [before = '', after = ''] = words('settingsSample', term).split(term);
  return (
    <span class="sample" aria-hidden="true">
      {before}
      <span ref={marked}>{term}</span>
      {after}
    </span>
  );
}

const meanings = [
  ['claim', 'meaningClaim'],
  ['evidence', 'meaningEvidence'],
  ['question', 'meaningQuestion'],
  ['idea', 'meaningIdea'],
] as const satisfies ReadonlyArray<readonly [keyof Settings['meaningNames'], WordName]>;

function Names({ row: { setting, label, note }, settings, words, change }: RowProps<'names'>) {
  const described = useId();
  const names = settings[setting];
  /** What is being typed: it is not to be changed by what is stored of it, which has no spaces at its ends. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  return (
    <fieldset aria-describedby={described}>
      <legend>{words(label)}</legend>
      <div class="names">
        {meanings.map(([meaning, name]) => (
          <label key={meaning}>
            <span>
              <Swatch meaning={meaning} />
              {words(name)}
            </span>
            <input
              type="text"
              maxLength={40}
              value={typed[meaning] ?? names[meaning]}
              onInput={({ currentTarget: { value } }) => {
                setTyped({ ...typed, [meaning]: value });
                change({ [setting]: { ...names, [meaning]: value.trim() } });
              }}
              onBlur={() => setTyped({})}
            />
          </label>
        ))}
      </div>
      <p class="note" id={described}>
        {words(note)}
      </p>
    </fieldset>
  );
}

function List({
  row: { label, empty },
  words,
  exceptions,
}: Pick<RowProps<'list'>, 'row' | 'words'> & { readonly exceptions: readonly Exception[] }) {
  const named = useId();
  return (
    <>
      <h3 id={named}>{words(label)}</h3>
      <ExceptionList exceptions={exceptions} labelledBy={named} empty={words(empty)} words={words} />
    </>
  );
}

/** The entries of the three lists, each with what marks it again. */
function exceptionsIn(
  { settings, names }: Shown,
  library: SettingsFormProps['library'],
  words: Words,
  attempt: (done: Promise<unknown>) => Promise<void>,
): Readonly<Record<Extract<SettingRow, { as: 'list' }>['setting'], readonly Exception[]>> {
  return {
    sitesOff: settings.sitesOff.map((site) => ({
      key: site,
      text: site,
      place: '',
      mark: (again) => attempt(library.switchSite({ site, on: again })),
    })),
    knownTerms: names.knownTerms.map(({ id, label }) => ({
      key: id,
      text: label,
      place: '',
      mark: (again) => attempt(library.knowTerm({ id, known: !again })),
    })),
    rejectedSenses: names.rejectedSenses.map(({ site, id, label, form }) => ({
      key: JSON.stringify([site, id, form]),
      text: words('popupRejected', form, label),
      place: site,
      mark: (again) => attempt(library.rejectSenseOn({ site, id, form, rejected: !again })),
    })),
  };
}
