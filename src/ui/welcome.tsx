import { useState } from 'preact/hooks';
import type { Words } from '../words.ts';

export interface WelcomeProps {
  readonly words: Words;
  /** Whether the browser already lets us mark terms on other pages. */
  readonly granted: boolean;
  /** Asks the reader for access; whether it was given. */
  readonly askAccess: () => Promise<boolean>;
  /** The key of the next-term command as the browser has it; empty when none is bound. */
  readonly nextTermKey: string;
}

/** What a reader should know on the first page: how it works, what is stored where, and access where it is missing. */
export function Welcome({ words, granted, askAccess, nextTermKey }: WelcomeProps) {
  const [access, setAccess] = useState(granted);
  return (
    <header class="intro">
      <img src="/icon/96.png" alt="" width="48" height="48" />
      <div>
        <p class="title">{words('welcomeTitle')}</p>
        <p>{words('welcomeLead', nextTermKey === '' ? 'Alt+J' : nextTermKey)}</p>
        <p>{words('welcomeStored')}</p>
        {access ? (
          <p role="status">{words('welcomeGranted')}</p>
        ) : (
          <>
            <p role="status">{words('welcomeNeedsAccess')}</p>
            <button type="button" class="primary" onClick={() => void askAccess().then(setAccess)}>
              {words('welcomeGrant')}
            </button>
          </>
        )}
      </div>
    </header>
  );
}
