/** Stands between two texts; so no text may hold it. */
const BETWEEN = '|';

/**
 * Texts in one line, those that differ in endings, such as the declension of a name, in a third of the room: a word
 * that stands at the same place in the text before is written `=`, and one that begins as it does `=`, the number of
 * code units that they share (a digit in base 36) and the rest. The texts are not empty, and have no `|`.
 */
export function shorten(texts: readonly string[]): string {
  const shortened = texts.map((text, place) => {
    const before = (texts[place - 1] ?? '').split(' ');
    return text
      .split(' ')
      .map((word, i) => shortenWord(word, before[i] ?? ''))
      .join(' ');
  });
  return shortened.join(BETWEEN);
}

/** The texts as they were before `shorten`. */
export function lengthen(shortened: string): string[] {
  const texts: string[] = [];
  if (shortened === '') return texts;
  for (const text of shortened.split(BETWEEN)) {
    const before = (texts.at(-1) ?? '').split(' ');
    const words = text.split(' ').map((word, i) => {
      if (!word.startsWith('=')) return word;
      const whole = before[i] ?? '';
      return word.length === 1 ? whole : whole.slice(0, Number.parseInt(word[1] ?? '', 36)) + word.slice(2);
    });
    texts.push(words.join(' '));
  }
  return texts;
}

/** The most that a digit says. */
const MOST = 35;

function shortenWord(word: string, before: string): string {
  if (word.length > 1 && word === before) return '=';
  let shared = 0;
  while (shared < Math.min(word.length, before.length, MOST) && word[shared] === before[shared]) shared++;
  return shared > 2 || word.startsWith('=') ? `=${shared.toString(36)}${word.slice(shared)}` : word;
}
