/**
 * What mainland China says, and what Taiwan or Hong Kong says for it. The characters themselves make no difference
 * (`TWINS`), so all stands here in simplified ones.
 */
const CHINESE_WORDS: ReadonlyArray<readonly [mainland: string, ...elsewhere: string[]]> = [
  ['互联网', '网际网路'],
  ['网络', '网路'],
  ['数字', '数位', '数码'],
  ['信息', '资讯'],
  ['数据', '资料'],
  ['软件', '软体'],
  ['智能', '智慧'],
  ['芯片', '晶片'],
  ['集成电路', '积体电路'],
  ['服务器', '伺服器'],
  ['程序', '程式'],
  ['通信', '通讯'],
  ['密钥', '金钥'],
  ['零日', '零时差'],
  ['本地化', '在地化'],
  ['计划', '计画'],
];

/** How else Chinese, Japanese and Korean spell what a form says: a rule for each habit, as in `spellings.ts`. */
export const EAST_ASIAN_HABITS: ReadonlyArray<(text: string) => string> = [
  ...CHINESE_WORDS.flatMap(([mainland, ...elsewhere]) =>
    elsewhere.map(
      (word) =>
        (text: string): string =>
          text.replaceAll(mainland, word),
    ),
  ),
  (text) => text.replaceAll(/(?<!高)峰会/gu, '高峰会'),
  // グローバル・サウス and グローバルサウス.
  (text) => text.replaceAll(/(?<=[ァ-ヶー])・(?=[ァ-ヶ])/gu, ''),
  // Public broadcasting and the newspapers of Tokyo write what engineers leave out, the length of the last vowel.
  (text) => text.replaceAll(/(?<=セキュリティ|エンティティ|サーバ|コンピュータ|プライバシ)(?!ー)/gu, 'ー'),
  (text) => text.replaceAll('ウェア', 'ウエア'),
  (text) => text.replaceAll('カ国', 'か国'),
  (text) => text.replaceAll('カ国', 'ヵ国'),
  (text) => text.replaceAll('カ国', 'ヶ国'),
  // Korean parts the words of a name or does not: 파이브 아이즈.
  (text) => text.replaceAll(/(?<=\p{sc=Hang}) (?=\p{sc=Hang})/gu, ''),
];

/** What any of these habits looks at. */
const HABITUAL = new RegExp(
  `${CHINESE_WORDS.map(([mainland]) => mainland).join('|')}|峰会|・|セキュリティ|エンティティ|サーバ|コンピュータ|プライバシ|ウェア|カ国|\\p{sc=Hang} `,
  'u',
);

/** Whether any of these habits looks at the form. Most of 100,000 forms are in letters that none of them knows. */
export function isEastAsian(text: string): boolean {
  return /[\u3000-\uD7FF]/u.test(text) && HABITUAL.test(text);
}
