import { expect, test } from 'vitest';
import { KANJI, letterOf, NO_LETTER } from '../../../src/lookup/letter.ts';

test.each([
  ['en', 'cyber norms', 'C'],
  ['en', '“Small yard, high fence”', 'S'],
  ['en', '5G', NO_LETTER],
  ['en', '…', NO_LETTER],
  ['de', 'Übersee', 'U'],
  ['es', 'Índice', 'I'],
  ['pl', 'Łączność', 'Ł'],
  ['ru', 'Ёлка', 'Е'],
  ['ru', 'йод', 'Й'],
  ['uk', 'їжак', 'І'],
  ['ar', 'الأمن السيبراني', 'ا'],
  ['ar', 'الحرب السيبرانية', 'ح'],
  ['ar', 'طريق الحرير', 'ط'],
  ['ar', 'الى', 'ا'],
  ['zh', '数字丝绸之路', 'S'],
  ['zh', '欧盟', 'O'],
  ['zh', '“一带一路”', 'Y'],
  ['zh', '阿里', 'A'],
  ['ja', 'デジタルシルクロード', 'タ'],
  ['ja', 'がっこう', 'カ'],
  ['ja', 'ヴェネツィア', 'ア'],
  ['ja', '一帯一路', KANJI],
  ['ja', 'AIガバナンス', 'A'],
])('in %s “%s” stands under %s', (language, name, letter) => expect(letterOf(name, language)).toBe(letter));
