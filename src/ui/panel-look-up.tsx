import { useState } from 'preact/hooks';
import type { Library } from '../library.ts';
import type { GlossaryFilter } from '../library-address.ts';
import { Browse } from './browse.tsx';
import { LookUp, type LookUpProps } from './look-up.tsx';

export interface PanelLookUpProps extends Pick<LookUpProps, 'citing' | 'words' | 'locale' | 'wanted'> {
  readonly library: LookUpProps['library'] & Pick<Library, 'browse'>;
}

/**
 * The panel's view for looking up: the search, and under it the glossary by kind, language and letter. It follows what
 * is asked of it, whatever page is in front.
 */
export function PanelLookUp({ library, citing, words, locale, wanted }: PanelLookUpProps) {
  const [filter, setFilter] = useState<GlossaryFilter>({});
  return (
    <LookUp
      library={library}
      citing={citing}
      words={words}
      locale={locale}
      wanted={wanted}
      renderBelow={(open) => (
        <Browse
          library={library}
          words={words}
          locale={locale}
          filter={filter}
          onFilter={setFilter}
          results={{ open }}
        />
      )}
    />
  );
}
