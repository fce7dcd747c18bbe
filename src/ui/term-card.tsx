import type { ComponentChildren } from 'preact';
import type { Entry, Perspective, Step } from '../glossary/entry.ts';
import type { Words } from '../words.ts';
import { bibliographyOf, dateWords, linkTo, relationWord } from './entry-words.ts';

export interface TermCardProps {
  readonly entry: Entry;
  /** Stands under the name: how the word that led here was read. */
  readonly note?: ComponentChildren;
  readonly words: Words;
  readonly locale: string;
  /** How a related term is reached: opened in place, or at an address. */
  readonly related:
    { readonly open: (term: string) => void } | { readonly addressOf: (term: string) => string };
  /** On a page of its own the entry is the page: its name is the page's heading, and nothing is folded. */
  readonly ownPage?: boolean;
}

/** What the glossary says of one term: the same in a card, in a panel and on a page. */
export function TermCard({ entry, note, words, locale, related, ownPage = false }: TermCardProps) {
  const Title = ownPage ? 'h1' : 'h2';
  return (
    <>
      <Title class="title" tabIndex={ownPage ? -1 : undefined}>
        {entry.label}
      </Title>
      {note}
      <p class="summary">{entry.summary}</p>
      <p>{entry.context}</p>
      {entry.perspectives.length > 0 && (
        <Part name={words('cardPerspectives')} ownPage={ownPage} folded>
          <Perspectives perspectives={entry.perspectives} />
        </Part>
      )}
      {entry.timeline.length > 0 && (
        <Part name={words('cardTimeline')} ownPage={ownPage} folded>
          <Timeline steps={entry.timeline} locale={locale} />
        </Part>
      )}
      <Part name={words('cardSources')} ownPage={ownPage}>
        <ol class="sources">
          {entry.citations.map(({ source, says, phrase }) => (
            <li key={source.id}>
              <SourceTitle title={source.title} href={linkTo(source, phrase)} words={words} />
              <span class="bibliography">{bibliographyOf(source, locale)}</span>
              {says}
            </li>
          ))}
        </ol>
      </Part>
      {entry.relations.length > 0 && (
        <Part name={words('cardRelated')} ownPage={ownPage}>
          <ul class="related">
            {entry.relations.map(({ type, term, label }) => (
              <li key={term}>
                <Way to={term} title={relationWord(type, words)} related={related}>
                  {label}
                </Way>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

interface PartProps {
  readonly name: string;
  readonly ownPage: boolean;
  /** Whether a card shows no more than its name at first. */
  readonly folded?: boolean;
  readonly children: ComponentChildren;
}

/** A part of the entry: on a page a section under its heading, elsewhere one that folds. */
function Part({ name, ownPage, folded = false, children }: PartProps) {
  if (ownPage)
    return (
      <section>
        <h2>{name}</h2>
        {children}
      </section>
    );
  return (
    <details open={!folded}>
      <summary>{name}</summary>
      {children}
    </details>
  );
}

interface WayProps extends Pick<TermCardProps, 'related'> {
  readonly to: string;
  readonly title: string;
  readonly children: string;
}

function Way({ to, title, related, children }: WayProps) {
  if ('addressOf' in related)
    return (
      <a href={related.addressOf(to)} title={title}>
        {children}
      </a>
    );
  return (
    <button type="button" title={title} onClick={() => related.open(to)}>
      {children}
    </button>
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
