import { useEffect, useState } from 'preact/hooks';
import { FreshList, type Load } from './fresh-list.ts';

/** What loads a list anew; it is loaded when it is first shown, and no more once it is not. */
export function useFreshList(load: Load): () => void {
  const [list] = useState(() => new FreshList());
  useEffect(() => list.loadBy(load));
  useEffect(() => {
    list.refresh();
    return list.stop;
  }, []);
  return list.refresh;
}
