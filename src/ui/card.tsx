import { useEffect, useState } from 'preact/hooks';
import type { Entry } from '../glossary/entry.ts';
import type { Library } from '../library.ts';
import type { Words } from '../words.ts';
import { EntryActions } from './entry-actions.tsx';
import { dateWords, kindWord } from './entry-words.ts';
import { type RejectedOn, SenseNote } from './sense-note.tsx';
import { TermCard } from './term-card.tsx';

/** One sense of the word that the card explains. */
export interface CardSense {
  readonly term: string;
  readonly why: string;
  /** Whether the letters leave open what is meant. */
  readonly isOpen: boolean;
}

export interface CardProps {
  readonly senses: readonly [CardSense, ...CardSense[]];
  /** The word as the page writes it, and what else the glossary knows to be written so in the sense of an entry. */
  readonly form: string;
  readonly otherNames: (entry: Entry) => readonly string[];
  readonly words: Words;
  readonly locale: string;
  /** "3 of 12" when a key opened the card. */
  readonly position: string;
  readonly library: Pick<Library, 'term' | 'knowTerm' | 'switchThisSite' | 'rejectSense'>;
  readonly onClose: () => void;
  /** The entry that is shown, each time it changes: it names the card. */
  readonly onShown: (entry: Entry) => void;
  /** Where a copy is made from when the clipboard's own interface refuses. */
  readonly copyFrom: Node & ParentNode;
}

/** The card's content: one term, the way to related terms and back, and what can be done about it. */
export function Card(props: CardProps) {
  const { senses, form, words, locale, position, library, onClose, onShown } = props;
  const [trail, setTrail] = useState<readonly string[]>([senses[0].term]);
  const [entries, setEntries] = useState<Readonly<Record<string, Entry>>>({});
  const [rejected, setRejected] = useState<Readonly<Record<string, RejectedOn | undefined>>>({});
  const [failed, setFailed] = useState(false);
  const shown = trail.at(-1) ?? senses[0].term;
  const entry = entries[shown];

  useEffect(() => {
    const wanted = [shown, ...senses.map(({ term }) => term), ...trail].filter(
      (id) => entries[id] === undefined,
    );
    for (const id of new Set(wanted)) {
      library.term({ id }).then(
        (found) =>
          found === undefined ? setFailed(true) : setEntries((known) => ({ ...known, [id]: found })),
        () => setFailed(true),
      );
    }
  }, [shown]);
  useEffect(() => {
    if (entry !== undefined) onShown(entry);
  }, [entry]);

  const previous = trail.at(-2);
  const close = (
    <button
      type="button"
      class="icon"
      aria-label={words('cardClose')}
      title={words('cardClose')}
      onClick={onClose}
    >
      ×
    </button>
  );
  if (entry === undefined) {
    return (
      <div class="inner">
        <div class="top">
          <p class="kicker" role="status">
            {failed ? words('cardFailed') : ''}
          </p>
          {close}
        </div>
      </div>
    );
  }
  const sense = trail.length === 1 ? senses.find(({ term }) => term === shown) : undefined;
  const others = sense === undefined ? [] : senses.filter((other) => other !== sense);
  const shownBeside = new Set(others.map(({ term }) => entries[term]?.label));
  const reject = async (isRejected: boolean): Promise<void> => {
    const site = await library.rejectSense({ id: entry.id, form, rejected: isRejected });
    setRejected((known) => ({ ...known, [entry.id]: isRejected ? { site } : undefined }));
  };
  return (
    <>
      <div class="inner">
        <div class="top">
          <p class="kicker">
            <span class="kind">{kindWord(entry.kind, words)}</span>
            {' · '}
            {words('cardAsOf', dateWords(entry.asOf, locale))}
            {position !== '' && <span class="position"> · {position}</span>}
          </p>
          {close}
        </div>
        {previous !== undefined && (
          <button type="button" onClick={() => setTrail(trail.slice(0, -1))}>
            ← {words('cardBack', entries[previous]?.label ?? '')}
          </button>
        )}
        {others.length > 0 && (
          <p class="senses">
            {words('cardSenses')}
            {others.map(({ term }) => (
              <button type="button" key={term} onClick={() => setTrail([term])}>
                {entries[term]?.label ?? term}
              </button>
            ))}
          </p>
        )}
        <TermCard
          entry={entry}
          note={
            sense && (
              <SenseNote
                key={entry.id}
                why={sense.why}
                form={form}
                label={entry.label}
                names={sense.isOpen ? props.otherNames(entry).filter((name) => !shownBeside.has(name)) : []}
                rejected={rejected[entry.id]}
                reject={sense.isOpen ? reject : undefined}
                words={words}
              />
            )
          }
          words={words}
          locale={locale}
          open={(term) => setTrail([...trail, term])}
        />
      </div>
      <EntryActions
        key={entry.id}
        entry={entry}
        words={words}
        locale={locale}
        library={library}
        copyFrom={props.copyFrom}
        switchSite={(on) => library.switchThisSite({ on })}
      />
    </>
  );
}
