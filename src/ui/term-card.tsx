import type { Entry, Perspective, Step } from '../glossary/entry.ts';
import type { Words } from '../words.ts';
import { bibliographyOf, dateWords, linkTo, relationWord } from './entry-words.ts';

export interface TermCardProps {
  readonly entry: Entry;
  /** Why the word is taken in this sense; empty where nothing else is written so. */
  readonly why: string;
  readonly words: Words;
  readonly locale: string;
  /** Opens a related term in place. */
  readonly onOpen: (term: string) => void;
}

/** What the glossary says of one term: the same in a card and in a panel. */
export function TermCard({ entry, why, words, locale, onOpen }: TermCardProps) {
  return (
    <>
      <h2 id="title">{entry.label}</h2>
      {why !== '' && <p class="why">{why}</p>}
      <p class="summary">{entry.summary}</p>
      <p>{entry.context}</p>
      {entry.perspectives.length > 0 && (
        <details>
          <summary>{words('cardPerspectives')}</summary>
          <Perspectives perspectives={entry.perspectives} />
        </details>
      )}
      {entry.timeline.length > 0 && (
        <details>
          <summary>{words('cardTimeline')}</summary>
          <Timeline steps={entry.timeline} locale={locale} />
        </details>
      )}
      <details open>
        <summary>{words('cardSources')}</summary>
        <ol class="sources">
          {entry.citations.map(({ source, says, phrase }) => (
            <li key={source.id}>
              <SourceTitle title={source.title} href={linkTo(source, phrase)} words={words} />
              <span class="bibliography">{bibliographyOf(source, locale)}</span>
              {says}
            </li>
          ))}
        </ol>
      </details>
      {entry.relations.length > 0 && (
        <details open>
          <summary>{words('cardRelated')}</summary>
          <ul class="related">
            {entry.relations.map(({ type, term, label }) => (
              <li key={term}>
                <button type="button" title={relationWord(type, words)} onClick={() => onOpen(term)}>
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function SourceTitle({ title, href, words }: { title: string; href: string | undefined; words: Words }) {
  if (href === undefined) return <cite>{title}</cite>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      title={words('cardSourceLink', new URL(href).hostname)}
    >
      {title}
    </a>
  );
}

function Perspectives({ perspectives }: { perspectives: readonly Perspective[] }) {
  return (
    <dl>
      {perspectives.map(({ who, view, citations }) => (
        <div key={who}>
          <dt>{who}</dt>
          <dd>
            {view}
            <Cites citations={citations} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Timeline({ steps, locale }: { steps: readonly Step[]; locale: string }) {
  return (
    <ol class="timeline">
      {steps.map(({ date, event, citations }) => (
        <li key={`${date} ${event}`}>
          <time dateTime={date}>{dateWords(date, locale)}</time>
          {event}
          <Cites citations={citations} />
        </li>
      ))}
    </ol>
  );
}

function Cites({ citations }: { citations: readonly number[] }) {
  if (citations.length === 0) return null;
  return (
    <span class="cite">
      {'\u00A0'}[{citations.map((place) => place + 1).join(', ')}]
    </span>
  );
}
