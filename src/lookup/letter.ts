/** Under which labels stand that begin with a digit or a sign. */
export const NO_LETTER = '0–9';
/** Under which Japanese labels stand that begin with a Chinese character: its reading cannot be told. */
export const KANJI = '漢字';

/** The first kana of each row of the Japanese syllabary. */
const kanaRows = [...'アカサタナハマヤラワ'];

/**
 * The first characters of each initial in the order of pinyin: what stands between two of them begins with the former's
 * letter (no syllable begins with I, U or V).
 */
const pinyin: ReadonlyArray<readonly [character: string, letter: string]> = [
  ['阿', 'A'],
  ['八', 'B'],
  ['嚓', 'C'],
  ['咑', 'D'],
  ['妸', 'E'],
  ['发', 'F'],
  ['旮', 'G'],
  ['哈', 'H'],
  ['丌', 'J'],
  ['咔', 'K'],
  ['垃', 'L'],
  ['妈', 'M'],
  ['拏', 'N'],
  ['噢', 'O'],
  ['妑', 'P'],
  ['七', 'Q'],
  ['呥', 'R'],
  ['仨', 'S'],
  ['他', 'T'],
  ['屲', 'W'],
  ['夕', 'X'],
  ['丫', 'Y'],
  ['帀', 'Z'],
];
let byPinyin: Intl.Collator | undefined;

/**
 * The letter under which a reader of `language` (a BCP 47 tag) looks for a name: without its accent, as Ü under U and Ё
 * under Е; for Chinese that of its pinyin, for Japanese the row of its kana, for Arabic without the article.
 */
export function letterOf(name: string, language: string): string {
  const text = language.startsWith('ar') ? name.replace(/^ال(?=\p{L}{2})/u, '') : name;
  const first = /[\p{L}\p{N}]/u.exec(text)?.[0] ?? '';
  if (first === '' || /\p{N}/u.test(first)) return NO_LETTER;
  if (/\p{Script=Han}/u.test(first)) return language.startsWith('ja') ? KANJI : pinyinLetter(first);
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(first)) return kanaRow(first);
  // Й is a letter of its own, not an accented И; hamza and madda on alif make no other letter to look under.
  const plain = /^[йЙ]/u.test(first) ? first : (first.normalize('NFD')[0] ?? first);
  return plain.toLocaleUpperCase(language);
}

function pinyinLetter(character: string): string {
  byPinyin ??= new Intl.Collator('zh-CN-u-co-pinyin');
  const order = byPinyin;
  return pinyin.findLast(([first]) => order.compare(first, character) <= 0)?.[1] ?? NO_LETTER;
}

function kanaRow(character: string): string {
  const plain = (character.normalize('NFKC').normalize('NFD')[0] ?? character).replace(/[ぁ-ゖ]/u, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0x60),
  );
  return kanaRows.findLast((row) => row <= (plain < 'ア' ? 'ア' : plain)) ?? 'ア';
}
