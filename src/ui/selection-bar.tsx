import type { Meaning } from '../highlights/remark.ts';
import type { Words } from '../words.ts';

/** A meaning, and what the reader calls it. */
export interface NamedMeaning {
  readonly meaning: Meaning;
  readonly name: string;
}

/** What the bar shows: what can be done, or what came of it. */
export type BarState =
  | { readonly kind: 'offer'; readonly copied?: boolean }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'removed' }
  /** In a private window: it asks, each time. */
  | { readonly kind: 'private' }
  /** The reason, and the highlight as a file where that can be had. */
  | { readonly kind: 'failed'; readonly why: string; readonly file?: string | undefined };

export interface SelectionBarProps {
  readonly state: BarState;
  readonly meanings: readonly NamedMeaning[];
  readonly words: Words;
  readonly highlight: (meaning: Meaning) => void;
  readonly note: () => void;
  readonly copy: () => void;
  readonly lookUp: () => void;
  readonly undo: () => void;
  readonly keepPrivately: () => void;
  readonly again: () => void;
  readonly close: () => void;
}

/** Beside a selection: four colours, a note, a copy; then in their place what came of it, and the way back. */
export function SelectionBar(props: SelectionBarProps) {
  const { state, meanings, words } = props;
  return (
    <div class="bar" onKeyDown={walk}>
      {/* Here from the beginning, so that screen readers watch it. */}
      <span role="status" class="done">
        {statusOf(state, words)}
      </span>
      {state.kind === 'offer' && (
        <>
          <span class="meanings">
            {meanings.map(({ meaning, name }) => (
              <button
                type="button"
                key={meaning}
                title={words('barHighlight', name)}
                aria-label={words('barHighlight', name)}
                onClick={() => props.highlight(meaning)}
              >
                <span class={`swatch ${meaning}`} aria-hidden="true" />
                {name}
              </button>
            ))}
          </span>
          <span class="more">
            <button type="button" title={words('barNoteTitle')} onClick={props.note}>
              {words('barNote')}
            </button>
            <button type="button" title={words('barCopyTitle')} onClick={props.copy}>
              {words('barCopy')}
            </button>
            <button type="button" title={words('barLookUpTitle')} onClick={props.lookUp}>
              {words('barLookUp')}
            </button>
          </span>
        </>
      )}
      {(state.kind === 'saved' || state.kind === 'removed') && (
        <>
          {state.kind === 'saved' && (
            <button type="button" onClick={props.note}>
              {words('barAddNote')}
            </button>
          )}
          <button type="button" onClick={props.undo}>
            {words('cardUndo')}
          </button>
        </>
      )}
      {state.kind === 'private' && (
        <>
          <button type="button" onClick={props.keepPrivately}>
            {words('barKeep')}
          </button>
          <button type="button" onClick={props.close}>
            {words('barKeepNot')}
          </button>
        </>
      )}
      {state.kind === 'failed' && (
        <>
          <button type="button" onClick={props.again}>
            {words('barAgain')}
          </button>
          {state.file !== undefined && (
            <a href={state.file} download="sidelight-highlight.json">
              {words('barAsFile')}
            </a>
          )}
        </>
      )}
      {state.kind !== 'saving' && (
        <button
          type="button"
          class="icon"
          aria-label={words('cardClose')}
          title={words('cardClose')}
          onClick={props.close}
        >
          ×
        </button>
      )}
    </div>
  );
}

function statusOf(state: BarState, words: Words): string {
  switch (state.kind) {
    case 'offer':
      return state.copied === true ? words('cardCopied') : '';
    case 'saving':
      return words('barSaving');
    case 'saved':
      return words('barSaved', state.name);
    case 'removed':
      return words('barRemoved');
    case 'private':
      return words('barPrivate');
    case 'failed':
      return state.why;
  }
}

/** The arrow keys go from button to button, too. */
function walk(event: KeyboardEvent): void {
  const bar = event.currentTarget as HTMLElement;
  const controls = [...bar.querySelectorAll<HTMLElement>('button, a')];
  const root = bar.getRootNode() as Document | ShadowRoot;
  const at = controls.findIndex((control) => control === root.activeElement);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  controls[(at + step + controls.length) % controls.length]?.focus();
  event.preventDefault();
}
