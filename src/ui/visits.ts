/** What is remembered of a visit while the reader is elsewhere in the library. */
interface Left {
  readonly scroll: number;
  /** The address of the link that had the focus. */
  readonly link: string | undefined;
}

export interface Visits {
  /** To be called as soon as the address has become another. */
  leave(): void;
  /** To be called when the page shows what its address says. */
  arrive(): void;
}

/**
 * What a browser does when pages are left for others, for one page whose address changes and whose content comes later:
 * a new place is read from its top, with the focus on its heading, as after a link to another page; on the way back one
 * is where one was, with the focus on the link that led away.
 */
export function keepVisits(): Visits {
  const left = new Map<number, Left>();
  let here = visitOf(history.state) ?? 0;
  let last = here;
  let scroll = 0;
  /** What to do at the next arrival; nothing at the first, for the page is fresh then. */
  let coming: 'fresh' | 'new' | 'again' | 'there' = 'fresh';
  history.scrollRestoration = 'manual';
  history.replaceState({ visit: here }, '');
  addEventListener('scroll', () => (scroll = scrollY), { passive: true });
  return {
    leave() {
      const focused = document.activeElement?.closest('a')?.getAttribute('href') ?? undefined;
      left.set(here, { scroll, link: focused });
      const known = visitOf(history.state);
      coming = known === undefined ? 'new' : 'again';
      here = known ?? ++last;
      if (known === undefined) history.replaceState({ visit: here }, '');
    },
    arrive() {
      const before = coming === 'again' ? left.get(here) : undefined;
      if (coming === 'new' || coming === 'again') {
        scrollTo({ top: before?.scroll ?? 0 });
        (linkTo(before?.link) ?? document.querySelector<HTMLElement>('main h1'))?.focus({
          preventScroll: true,
        });
      }
      coming = 'there';
    },
  };
}

function linkTo(address: string | undefined): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('main a, nav a')].find(
    (link) => address !== undefined && link.getAttribute('href') === address,
  );
}

function visitOf(state: unknown): number | undefined {
  const visit = (state as { visit?: unknown } | null)?.visit;
  return typeof visit === 'number' ? visit : undefined;
}
