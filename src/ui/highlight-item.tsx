import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { HighlightDesk } from '../highlight-desk.ts';
import type { ListedHighlight } from '../highlights/listed-highlight.ts';
import type { State } from '../highlights/locate.ts';
import type { Remark } from '../highlights/remark.ts';
import type { WordName, Words } from '../words.ts';
import { type MeaningNames, meaningName, meanings, Swatch } from './meaning.tsx';
import { NoteField } from './note-field.tsx';
import { TagField } from './tag-field.tsx';

/** What every view of highlights is given. */
export interface HighlightTools {
  readonly desk: HighlightDesk;
  readonly words: Words;
  readonly locale: string;
  readonly names: MeaningNames;
}

export interface HighlightItemProps extends HighlightTools {
  readonly highlight: ListedHighlight;
  /** What can be done with it beside removing it. */
  readonly actions: readonly HighlightAction[];
  readonly onRemove: () => void;
  /** Someone writes on a highlight that is gone. */
  readonly onGone: (highlight: ListedHighlight, change: Partial<Remark>) => void;
  readonly onFailed: (error: unknown) => void;
  readonly sayFailed: (error: unknown) => string;
  /** What stands between the quote and the note. */
  readonly children?: ComponentChildren;
}

export interface HighlightAction {
  readonly name: string;
  /** What is done; or the address of a link. */
  readonly act: (() => void) | string;
}

/** Code units of a quote that are shown before the reader asks for more, and how much longer it must be to be cut. */
const SHOWN = 420;
const SPARE = 120;
/** Code units of a quote that names what a control is for. */
const NAMING = 40;

const stateWords: Readonly<Record<State, WordName>> = {
  exact: 'stateExact',
  moved: 'stateMoved',
  changed: 'stateChanged',
  uncertain: 'stateUncertain',
  lost: 'stateLost',
};

/** A highlight in a list: the words, what became of them, and what the reader added, edited where it stands. */
export function HighlightItem(props: HighlightItemProps) {
  const { highlight, desk, words, locale, names, actions, onRemove, onGone, onFailed } = props;
  const { id, quote, language, created, state, isNote, note, tags } = highlight;
  const [meaning, setMeaning] = useState(highlight.meaning);
  const quoteId = useId();
  useEffect(() => setMeaning(highlight.meaning), [highlight.meaning]);

  /** Changes the remark; what is stored then, or what was wanted where the highlight is gone. */
  const change = async <Part extends Partial<Remark>>(
    part: Part,
    was: Partial<Remark>,
  ): Promise<Remark & Part> => {
    const changed = await desk.change(id, part, was);
    if (changed === undefined) onGone(highlight, part);
    return { ...highlight, ...part, ...changed };
  };
  const named = beginningOf(quote);
  return (
    <li class="highlight" data-id={id} data-meaning={meaning}>
      <div class="about">
        <label class="meaning">
          <Swatch meaning={meaning} />
          <select
            aria-label={words('highlightMeaningOf', named)}
            value={meaning}
            onChange={({ currentTarget }) => {
              const chosen = meanings[currentTarget.selectedIndex] ?? meaning;
              setMeaning(chosen);
              change({ meaning: chosen }, {}).catch(onFailed);
            }}
          >
            {meanings.map((one) => (
              <option key={one} value={one}>
                {meaningName(one, names, words)}
              </option>
            ))}
          </select>
        </label>
        <span class="state" data-state={isNote ? 'note' : state}>
          {words(isNote ? 'stateNote' : state === undefined ? 'stateUnseen' : stateWords[state])}
        </span>
        <time dateTime={created}>
          {new Date(created).toLocaleDateString(locale, { dateStyle: 'medium' })}
        </time>
      </div>
      <Quote id={quoteId} text={quote} language={language} words={words} />
      {props.children}
      <NoteField
        label={words('highlightNoteOf', named)}
        placeholder={words('highlightAddNote')}
        note={note}
        save={async (text, was) => (await change({ note: text }, { note: was })).note}
        sayFailed={props.sayFailed}
      />
      <div class="foot">
        <TagField
          tags={tags}
          label={words('highlightTagsOf', named)}
          words={words}
          save={(next, was) =>
            change({ tags: next }, { tags: was }).then(
              (remark) => remark.tags,
              (error: unknown) => {
                onFailed(error);
                return was;
              },
            )
          }
        />
        <div class="actions">
          {actions.map(({ name, act }) =>
            typeof act === 'string' ? (
              <a key={name} href={act} target="_blank" rel="noreferrer noopener" aria-describedby={quoteId}>
                {name}
              </a>
            ) : (
              <button type="button" key={name} aria-describedby={quoteId} onClick={act}>
                {name}
              </button>
            ),
          )}
          <button type="button" class="remove" aria-describedby={quoteId} onClick={onRemove}>
            {words('highlightRemove')}
          </button>
        </div>
      </div>
    </li>
  );
}

interface QuoteProps {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly words: Words;
}

function Quote({ id, text, language, words }: QuoteProps) {
  const [isWhole, setIsWhole] = useState(text.length <= SHOWN + SPARE);
  return (
    <blockquote lang={language} dir="auto">
      <p id={id}>{isWhole ? text : beginningOf(text, SHOWN)}</p>
      {!isWhole && (
        <button type="button" lang="en" onClick={() => setIsWhole(true)}>
          {words('highlightWhole')}
        </button>
      )}
    </blockquote>
  );
}

/** The beginning of a text, cut between words where it has any. */
export function beginningOf(text: string, most = NAMING): string {
  const plain = text.replaceAll(/\s+/gu, ' ').trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most);
  const space = cut.lastIndexOf(' ');
  // Half a character of two code units is none.
  const end = space > most / 2 ? space : /[\uD800-\uDBFF]$/u.test(cut) ? most - 1 : most;
  return `${plain.slice(0, end)}…`;
}
