import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Entry } from '../glossary/entry.ts';
import type { Library } from '../library.ts';
import type { Citing } from '../lookup/cite.ts';
import type { Words } from '../words.ts';
import { CopyAs } from './copy-as.tsx';
import { EntryActions } from './entry-actions.tsx';
import { Perspectives, Sources } from './entry-parts.tsx';
import { dateWords, kindWord, languageName } from './entry-words.ts';
import { markHits } from './mark-hits.ts';
import { RelationChart } from './relation-chart.tsx';
import { TimelineChart } from './timeline-chart.tsx';

export interface EntryPageProps {
  readonly entry: Entry;
  readonly library: Pick<Library, 'knowTerm'>;
  readonly citing: Citing;
  readonly words: Words;
  readonly locale: string;
  readonly addressOf: (term: string) => string;
  /** What was typed to find the entry: its words are marked in the text. */
  readonly query: string;
  /** What else can be done with the entry here. */
  readonly more: ComponentChildren;
}

/** Everything that the glossary knows of one term, on a page of its own. */
export function EntryPage({ entry, library, citing, words, locale, addressOf, query, more }: EntryPageProps) {
  const story = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (story.current !== null && query !== '') markHits([story.current], query);
  }, []);
  return (
    <article class="entry-page" lang="en" dir="ltr">
      <p class="kicker">
        <span class="kind">{kindWord(entry.kind, words)}</span>
        {' · '}
        {words('cardAsOf', dateWords(entry.asOf, locale))}
      </p>
      <h1 class="title" tabIndex={-1}>
        {entry.label}
      </h1>
      <div class="story" ref={story}>
        <p class="summary">{entry.summary}</p>
        <p>{entry.context}</p>
      </div>
      <div class="beside">
        <section>
          <h2>{words('entryDo')}</h2>
          <EntryActions
            entry={entry}
            words={words}
            locale={locale}
            library={library}
            copyFrom={document.body}
            more={
              <>
                <CopyAs
                  of={entry.label}
                  textAs={(format) => citing.entry(entry, format)}
                  words={words}
                  copyFrom={document.body}
                />
                {more}
              </>
            }
          />
        </section>
        <Names entry={entry} words={words} locale={locale} />
      </div>
      <div class="parts">
        {entry.perspectives.length > 0 && (
          <section>
            <h2>{words('cardPerspectives')}</h2>
            <Perspectives perspectives={entry.perspectives} />
          </section>
        )}
        {entry.timeline.length > 0 && (
          <section>
            <h2>{words('cardTimeline')}</h2>
            <TimelineChart
              name={entry.label}
              steps={entry.timeline}
              citations={entry.citations}
              words={words}
              locale={locale}
            />
          </section>
        )}
        {entry.relations.length > 0 && (
          <section>
            <h2>{words('cardRelated')}</h2>
            <RelationChart
              name={entry.label}
              relations={entry.relations}
              words={words}
              addressOf={addressOf}
            />
          </section>
        )}
        <section>
          <h2>{words('cardSources')}</h2>
          <Sources
            citations={entry.citations}
            words={words}
            locale={locale}
            renderBeside={(source) => (
              <CopyAs
                of={source.title}
                textAs={(format) => citing.source(source, format)}
                words={words}
                copyFrom={document.body}
              />
            )}
          />
        </section>
      </div>
    </article>
  );
}

/** What the term is called in each language, and by which other forms it is met. */
function Names({ entry, words, locale }: Pick<EntryPageProps, 'entry' | 'words' | 'locale'>) {
  const languages = [...new Set([...Object.keys(entry.labels), ...Object.keys(entry.forms)])];
  const rows = languages
    .map((language) => {
      const label = entry.labels[language];
      const isTitle = language === 'en';
      // Forms are met in any case: one that differs in nothing else is no other name.
      const forms = (entry.forms[language] ?? []).filter(
        (form) => form.toLowerCase() !== label?.toLowerCase(),
      );
      return { language, label: isTitle ? undefined : label, forms };
    })
    .filter(({ label, forms }) => label !== undefined || forms.length > 0);
  const named = rows.filter(({ language }) => language !== 'en');
  const english = rows.find(({ language }) => language === 'en');
  return (
    <>
      {english !== undefined && (
        <section>
          <h2>{words('entryForms')}</h2>
          <ul class="forms">
            {english.forms.map((form) => (
              <li key={form}>{form}</li>
            ))}
          </ul>
        </section>
      )}
      {named.length > 0 && (
        <section>
          <h2>{words('entryNames')}</h2>
          <dl class="names">
            {named.map(({ language, label, forms }) => (
              <div key={language}>
                <dt>{languageName(language, locale)}</dt>
                {[...(label === undefined ? [] : [label]), ...forms].map((name) => (
                  <dd key={name} class={name === label ? 'label' : 'form'} lang={language} dir="auto">
                    {name}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
