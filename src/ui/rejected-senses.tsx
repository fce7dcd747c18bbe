import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListedRejection } from '../library.ts';
import type { Words } from '../words.ts';

export interface RejectedSensesProps {
  readonly senses: readonly ListedRejection[];
  /** The site whose senses come first; undefined where there is none. */
  readonly site: string | undefined;
  readonly words: Words;
  /** Lets a form mean the term again. */
  readonly onTakeIn: (sense: ListedRejection) => void;
}

/** The senses that the reader rejected, on this site and elsewhere, each with the way back. */
export function RejectedSenses({ senses, site, words, onTakeIn }: RejectedSensesProps) {
  const [done, setDone] = useState<{ readonly sense: ListedRejection; readonly place: number }>();
  const root = useRef<HTMLDivElement>(null);
  // The button that was pressed has gone: the focus goes to the one that took its place.
  useEffect(() => {
    if (done === undefined) return;
    const buttons = buttonsIn(root.current);
    buttons[Math.min(done.place, buttons.length - 1)]?.focus();
  }, [senses.length]);

  const takeIn = (sense: ListedRejection, button: HTMLElement): void => {
    setDone({ sense, place: buttonsIn(root.current).indexOf(button) });
    onTakeIn(sense);
  };
  const newest = senses.toReversed();
  const lists = [
    {
      name: words('popupRejectedHere', site ?? ''),
      listed: newest.filter((sense) => sense.site === site),
      isHere: true,
    },
    {
      name: words('popupRejectedElsewhere'),
      listed: newest.filter((sense) => sense.site !== site),
      isHere: false,
    },
  ];
  return (
    <div ref={root}>
      {lists.map(({ name, listed, isHere }) =>
        listed.length === 0 ? null : (
          <details key={name}>
            <summary>
              {name} <span class="count">({listed.length})</span>
            </summary>
            <ul class="rejected">
              {listed.map((sense) => (
                <li key={`${sense.site} ${sense.id} ${sense.form}`}>
                  <span>
                    {words('popupRejected', sense.form, sense.label)}
                    {!isHere && <span class="place">{sense.site}</span>}
                  </span>
                  <button
                    type="button"
                    aria-label={words('popupTakeInName', sense.form, sense.label, sense.site)}
                    onClick={({ currentTarget }) => takeIn(sense, currentTarget)}
                  >
                    {words('popupTakeIn')}
                  </button>
                </li>
              ))}
            </ul>
          </details>
        ),
      )}
      <p role="status" class="done">
        {done !== undefined && words('popupTakenIn', done.sense.form, done.sense.label, done.sense.site)}
      </p>
    </div>
  );
}

/** The buttons that can be seen: those of the lists that are unfolded. */
function buttonsIn(root: Element | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('details[open] button') ?? [])];
}
