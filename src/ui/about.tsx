import type { ComponentChildren } from 'preact';
import type { WordName, Words } from '../words.ts';
import { dateWords } from './entry-words.ts';

export interface AboutProps {
  readonly words: Words;
  readonly locale: string;
  /** Of the extension. */
  readonly version: string;
  readonly glossary: { readonly version: string; readonly date: string };
  /** How many terms the glossary has; undefined until it is counted. */
  readonly terms: number | undefined;
  readonly issuesUrl: string;
  /** As the manifest asks for them. */
  readonly permissions: readonly string[];
  /** What each key does, in words, and the key; empty where none is bound. */
  readonly keys: ReadonlyArray<{ readonly does: string; readonly key: string }>;
}

/** What needs which permission: every one that the manifest may ask for. */
export const permissionWords: Readonly<Record<string, WordName>> = {
  storage: 'permissionStorageFor',
  unlimitedStorage: 'permissionUnlimitedFor',
  scripting: 'permissionScriptingFor',
  contextMenus: 'permissionMenusFor',
  sidePanel: 'permissionPanelFor',
};

const stored: readonly WordName[] = [
  'aboutStoredGlossary',
  'aboutStoredHighlights',
  'aboutStoredSettings',
  'aboutStoredPrivate',
  'aboutStoredPages',
];

/** Which version this is, what is stored where, what may be done and why, and by which keys. */
export function About(props: AboutProps) {
  const { words, locale, version, glossary, terms, issuesUrl, permissions, keys } = props;
  return (
    <div class="about-page">
      <dl>
        <Row name={words('aboutVersion')}>{version}</Row>
        <Row name={words('aboutGlossary')}>
          {words(
            'aboutGlossaryIs',
            terms === undefined ? '…' : String(terms),
            dateWords(glossary.date, locale),
            glossary.version,
          )}
        </Row>
        <Row name={words('aboutLicence')}>{words('aboutLicenceIs')}</Row>
        <Row name={words('aboutIssues')}>
          <a href={issuesUrl} target="_blank" rel="noreferrer noopener">
            {words('aboutIssuesIs')}
          </a>
        </Row>
      </dl>
      <section>
        <h2>{words('aboutStored')}</h2>
        <ul>
          {stored.map((name) => (
            <li key={name}>{words(name)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words('aboutPermissions')}</h2>
        <dl>
          <Row name={words('permissionSites')}>{words('permissionSitesFor')}</Row>
          {permissions.map((name) => {
            const why = permissionWords[name];
            return (
              <Row key={name} name={name}>
                {why !== undefined && words(why)}
              </Row>
            );
          })}
        </dl>
      </section>
      <section>
        <h2>{words('aboutKeys')}</h2>
        <dl>
          {keys.map(({ does, key }) => (
            <Row key={does} name={key === '' ? words('aboutNoKey') : key}>
              {does}
            </Row>
          ))}
        </dl>
        <p class="chart-note">{words('aboutKeysWhere')}</p>
      </section>
    </div>
  );
}

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
