import type { Remark } from '../highlights/remark.ts';
import type { Words } from '../words.ts';
import type { NamedMeaning } from './selection-bar.tsx';

/** A stretch of a passage that is as it was, went, or came. */
export interface PassageDifference {
  readonly kind: 'same' | 'gone' | 'come';
  readonly text: string;
}

export type Writing = 'written' | 'writing' | 'not-written';

export interface HighlightCardProps {
  /** As the reader sees it: what is typed comes back through here. */
  readonly remark: Remark;
  readonly writing: Writing;
  /** When the passage was highlighted: for people, and as ISO 8601. */
  readonly date: string;
  readonly time: string;
  /** What became of its words; empty where they are the same. */
  readonly differences: readonly PassageDifference[];
  /** How many highlights more stand on the same words. */
  readonly others: number;
  readonly meanings: readonly NamedMeaning[];
  readonly words: Words;
  /** What was copied last. */
  readonly copied: 'quote' | 'link' | undefined;
  /** What did not work, in a sentence; empty when all did. */
  readonly failed: string;
  readonly change: (change: Partial<Remark>) => void;
  readonly copyQuote: () => void;
  readonly copyLink: () => void;
  readonly next: () => void;
  readonly remove: () => void;
  readonly close: () => void;
}

/** A highlight that is pointed at: what the reader added to it, edited in place, and what can be done about it. */
export function HighlightCard(props: HighlightCardProps) {
  const { remark, writing, date, time, differences, others, meanings, words, change } = props;
  return (
    <>
      <div class="inner">
        <div class="top">
          <p class="kicker">
            <time dateTime={time}>{date}</time>
            {others > 0 && (
              <button type="button" class="link" onClick={props.next}>
                {words('noteOthers', String(others))}
              </button>
            )}
          </p>
          <button
            type="button"
            class="icon"
            aria-label={words('cardClose')}
            title={words('cardClose')}
            onClick={props.close}
          >
            ×
          </button>
        </div>
        <fieldset class="meanings">
          <legend>{words('noteMeaning')}</legend>
          {meanings.map(({ meaning, name }) => (
            <button
              type="button"
              key={meaning}
              aria-pressed={remark.meaning === meaning}
              onClick={() => change({ meaning })}
            >
              <span class={`swatch ${meaning}`} aria-hidden="true" />
              {name}
            </button>
          ))}
        </fieldset>
        {differences.length > 0 && (
          <details class="changed">
            <summary>{words('noteChanged')}</summary>
            <p>{differences.map(differenceOf)}</p>
          </details>
        )}
        <label class="field">
          <span>{words('noteLabel')}</span>
          <textarea
            rows={3}
            maxLength={100_000}
            dir="auto"
            value={remark.note}
            onInput={({ currentTarget }) => change({ note: currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{words('noteTags')}</span>
          <input
            type="text"
            dir="auto"
            maxLength={4000}
            autocomplete="off"
            value={remark.tags.join(', ')}
            onInput={({ currentTarget }) => change({ tags: tagsIn(currentTarget.value) })}
          />
        </label>
      </div>
      <div class="actions">
        <span role="status" class="done">
          {statusOf(props)}
        </span>
        <button type="button" onClick={props.copyQuote}>
          {words('noteCopy')}
        </button>
        <button type="button" onClick={props.copyLink}>
          {words('noteLink')}
        </button>
        <button type="button" onClick={props.remove}>
          {words('noteRemove')}
        </button>
        {writing === 'not-written' && (
          <button type="button" onClick={() => change({})}>
            {words('barAgain')}
          </button>
        )}
      </div>
    </>
  );
}

function differenceOf({ kind, text }: PassageDifference) {
  return kind === 'gone' ? <del>{text}</del> : kind === 'come' ? <ins>{text}</ins> : text;
}

function statusOf({ writing, copied, failed, words }: HighlightCardProps): string {
  if (failed !== '') return failed;
  if (writing === 'not-written') return words('noteNotSaved');
  if (copied !== undefined) return words('cardCopied');
  return writing === 'writing' ? '' : words('noteSaved');
}

/** Tags as they are typed, with commas between them: the last one is not finished. */
function tagsIn(typed: string): string[] {
  return typed.split(',').map((tag) => tag.trimStart());
}
