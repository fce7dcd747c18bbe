import type { ComponentChildren } from 'preact';
import type { Citation, Perspective, Step } from '../glossary/entry.ts';
import type { Source } from '../glossary/term.ts';
import type { Words } from '../words.ts';
import { bibliographyOf, dateWords, linkTo } from './entry-words.ts';

/** How each side uses the term. */
export function Perspectives({ perspectives }: { perspectives: readonly Perspective[] }) {
  return (
    <dl class="perspectives">
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

interface TimelineProps {
  readonly steps: readonly Step[];
  readonly locale: string;
  /** The place of the step that is looked at. */
  readonly current?: number | undefined;
}

/** The steps as a list. */
export function Timeline({ steps, locale, current }: TimelineProps) {
  return (
    <ol class="timeline">
      {steps.map(({ date, event, citations }, place) => (
        <li key={`${date} ${event}`} class={place === current ? 'current' : undefined}>
          <time dateTime={date}>{dateWords(date, locale)}</time>
          {event}
          <Cites citations={citations} />
        </li>
      ))}
    </ol>
  );
}

interface SourcesProps {
  readonly citations: readonly Citation[];
  readonly words: Words;
  readonly locale: string;
  /** What can be done with a source. */
  readonly renderBeside?: ((source: Source) => ComponentChildren) | undefined;
}

/** The sources and what each says, numbered from 1. */
export function Sources({ citations, words, locale, renderBeside }: SourcesProps) {
  return (
    <ol class="sources">
      {citations.map(({ source, says, phrase }) => (
        <li key={source.id}>
          <SourceTitle title={source.title} href={linkTo(source, phrase)} words={words} />
          <span class="bibliography">{bibliographyOf(source, locale)}</span>
          {says}
          {renderBeside?.(source)}
        </li>
      ))}
    </ol>
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

function Cites({ citations }: { citations: readonly number[] }) {
  if (citations.length === 0) return null;
  return (
    <span class="cite">
      {'\u00A0'}[{citations.map((place) => place + 1).join(', ')}]
    </span>
  );
}
