import { expect, test } from 'vitest';
import { marked } from './marked-text.ts';
import { annotatorOf, term } from './small-glossary.ts';

const { annotate } = annotatorOf(
  term('huawei', ['华为']),
  term('nato', ['北约']),
  term('sovereignty', ['网络战', '国际法', '网络安全法', '网络安全']),
  term('party', ['党中央', '中国共产党中央委员会']),
  term('law', ['法の支配', 'ソフトロー', '一つの中国', 'ハイブリッド戦']),
  term('hack', ['AI法', 'サイバーテロ']),
);

test.each([
  '他把悲痛升华为艺术，才华为人称道，悲傷昇華為動力',
  '美国制裁⟦华为⟧，提升⟦华为⟧的份额，对⟦华为⟧的禁令，其中⟦华为⟧表示，因为⟦华为⟧，2019年⟦华为⟧',
  '湖北约有五百名，與⟦北約⟧峰會，以⟦北约⟧为首，在中东⟦北约⟧行动，北约克大学，⟦北約⟧',
  '公布网络战略，打⟦网络战⟧，⟦网络战⟧的规则，国际法院，违反⟦国际法⟧，⟦国际法⟧学',
  '⟦网络安全⟧法律，⟦网络安全法⟧的实施',
  '⟦党中央⟧决定，劳动党中央决定，国民黨中央，⟦中国共产党中央委员会⟧，日本共産党中央委員会',
  '⟦法の支配⟧を、憲法の支配下に、もう一つの中国企業も、⟦一つの中国⟧原則',
  '⟦ソフトロー⟧による、ソフトローンの、ソフトローションを、⟦サイバーテロ⟧対策、サイバーテロァ',
  '⟦ハイブリッド戦⟧に備え、ハイブリッド戦略を、ハイブリッド戦闘機',
  '⟦AI法⟧は、AI法案は、⟦サイバーテロ⟧',
])('%s', (text) => {
  const plain = text.replaceAll(/[⟦⟧]/gu, '');
  expect(marked(plain, annotate([{ text: plain, lang: '' }])[0]?.candidates ?? [])).toBe(text);
});
