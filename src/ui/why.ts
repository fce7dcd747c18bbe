import type { Reason } from '../glossary/senses.ts';
import type { Words } from '../words.ts';

/** The line that says why a word is taken in this sense. */
export function whyLine(reason: Reason, words: Words): string {
  switch (reason.kind) {
    case 'form':
      return words('whyOnlyMeaning');
    case 'defined':
      return words('whyDefined', reason.longForm);
    case 'named':
      return words('whyNamed');
    case 'words': {
      if (reason.words.length === 0) return words('whyTopic');
      const list = listed(reason.words, words);
      if (reason.words.length === 1) return words(reason.near ? 'whyWordNear' : 'whyWordOnPage', list);
      return words(reason.near ? 'whyWordsNear' : 'whyWordsOnPage', list);
    }
  }
}

function listed(items: readonly string[], words: Words): string {
  const [last = '', ...others] = items.toReversed();
  return others.length === 0 ? last : words('listAnd', others.toReversed().join(', '), last);
}
