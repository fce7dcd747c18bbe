import { Fragment } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../words.ts';

/** More names than this are folded to the first few. */
const MOST_NAMES = 4;
const FIRST_NAMES = 3;

/** What came of rejecting a sense: the site on which it is remembered; undefined where the page has none. */
export interface RejectedOn {
  readonly site: string | undefined;
}

export interface SenseNoteProps {
  /** Why the form is taken in this sense; empty where nothing need be said. */
  readonly why: string;
  /** The form as the page writes it, and the term that it is taken for. */
  readonly form: string;
  readonly label: string;
  /** What else is written so, by name. */
  readonly names: readonly string[];
  readonly rejected: RejectedOn | undefined;
  /** Rejects the sense on the page's site, or takes it in again; absent where nothing is in doubt. */
  readonly reject: ((rejected: boolean) => Promise<void>) | undefined;
  readonly words: Words;
}

/** How a form was read, what else it may mean, and the way to disagree. */
export function SenseNote({ why, form, label, names, rejected, reject, words }: SenseNoteProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isPressed, setPressed] = useState(false);
  const press = async (isRejected: boolean): Promise<void> => {
    setPressed(true);
    await reject?.(isRejected);
  };
  // The button that was pressed has gone, and the one that undoes it stands in its place.
  useEffect(() => {
    if (isPressed) button.current?.focus({ preventScroll: true });
  }, [rejected]);
  const isRemembered = rejected?.site !== undefined;
  return (
    <>
      {(why !== '' || reject !== undefined) && (
        <p class="why">
          {/* Before it has anything to say, so that screen readers watch it. */}
          <span role="status">
            {rejected !== undefined &&
              (rejected.site === undefined
                ? words('cardRejectedNowhere')
                : words('cardRejected', rejected.site, form, label))}
          </span>{' '}
          {!isRemembered && why}{' '}
          {reject !== undefined && isRemembered && (
            <button type="button" ref={button} key="undo" onClick={() => void press(false)}>
              {words('cardUndo')}
            </button>
          )}
          {reject !== undefined && !isRemembered && (
            <button
              type="button"
              ref={button}
              key="reject"
              title={words('cardRejectTitle', form, label)}
              onClick={() => void press(true)}
            >
              {words('cardReject')}
            </button>
          )}
        </p>
      )}
      {names.length > 0 && <OtherNames form={form} names={names} words={words} />}
    </>
  );
}

function OtherNames({ form, names, words }: Pick<SenseNoteProps, 'form' | 'names' | 'words'>) {
  const [areAllShown, showAll] = useState(false);
  const isFolded = names.length > MOST_NAMES;
  const shown = isFolded && !areAllShown ? names.slice(0, FIRST_NAMES) : names;
  return (
    <p class="why">
      {words('cardOtherSenses', form)}{' '}
      {shown.map((name, place) => (
        <Fragment key={name}>
          {place > 0 && '; '}
          <bdi>{name}</bdi>
        </Fragment>
      ))}
      {isFolded && (
        <>
          {'; '}
          <button type="button" aria-expanded={areAllShown} onClick={() => showAll(!areAllShown)}>
            {areAllShown
              ? words('cardFewerSenses')
              : words('cardMoreSenses', String(names.length - shown.length))}
          </button>
        </>
      )}
    </p>
  );
}
