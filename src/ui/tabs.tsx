import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** One of several views that share a place. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly content: ComponentChildren;
}

export interface TabsProps {
  readonly label: string;
  readonly views: readonly View[];
  /** The view that something else than its tab asks for; each request is another object. */
  readonly wanted?: { readonly id: string } | undefined;
}

/**
 * Views as tabs (WAI-ARIA authoring practices, "Tabs" with automatic activation): the list is one stop of the Tab key, arrows,
 * Home and End go through it. A view is built when it is first shown and stays, with all that was typed in it.
 */
export function Tabs({ label, views, wanted }: TabsProps) {
  const [shown, setShown] = useState(views[0]?.id);
  const [built, setBuilt] = useState<readonly (string | undefined)[]>([shown]);
  const list = useRef<HTMLDivElement>(null);

  const show = (id: string): void => {
    setShown(id);
    if (!built.includes(id)) setBuilt([...built, id]);
  };
  useEffect(() => {
    if (wanted !== undefined) show(wanted.id);
  }, [wanted]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || list.current === null) return;
    const at = views.findIndex(({ id }) => id === shown);
    const isRightToLeft = getComputedStyle(list.current).direction === 'rtl';
    const to = {
      ArrowRight: at + (isRightToLeft ? -1 : 1),
      ArrowLeft: at + (isRightToLeft ? 1 : -1),
      Home: 0,
      End: views.length - 1,
    }[event.key];
    const next = to === undefined ? undefined : views[(to + views.length) % views.length];
    if (next === undefined) return;
    event.preventDefault();
    show(next.id);
    list.current.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {views.map(({ id, name }) => (
          <button
            type="button"
            role="tab"
            key={id}
            id={`tab-${id}`}
            aria-selected={id === shown}
            aria-controls={`view-${id}`}
            tabIndex={id === shown ? 0 : -1}
            onClick={() => show(id)}
          >
            {name}
          </button>
        ))}
      </div>
      {views.map(({ id, content }) => (
        <div
          class="view"
          role="tabpanel"
          key={id}
          id={`view-${id}`}
          aria-labelledby={`tab-${id}`}
          hidden={id !== shown}
        >
          {built.includes(id) && content}
        </div>
      ))}
    </>
  );
}
