import { expect, test } from 'vitest';
import { otherSpellings } from '../../../src/glossary/spellings.ts';
import { marked } from './marked-text.ts';
import { ambiguous, annotatorOf, term } from './small-glossary.ts';

test.each<[string, ...string[]]>([
  ['cybersecurity', 'cyber-security'],
  ['Cyberangriff', 'Cyber-angriff', 'Cyber-Angriff'],
  ['attribution des cyberattaques', 'attribution des cyber-attaques'],
  ['ciberataque', 'ciber-ataque'],
  ['cyber diplomacy', 'cyberdiplomacy'],
  ['Cyber-Großmacht', 'Cybergroßmacht'],
  [
    'Shanghai Cooperation Organisation',
    'Shanghai Co-operation Organisation',
    'Shanghai Cooperation Organization',
    'Shanghai Co-operation Organization',
  ],
  ['Co-operation in Europe', 'Cooperation in Europe'],
  ['Belt and Road Initiative', 'Belt & Road Initiative'],
  ['EU AI Act', 'E.U. AI Act'],
  ['EU-US TTC', 'E.U.-U.S. TTC'],
  ['data localisation', 'data localization'],
  ['responsible State behaviour', 'responsible State behavior'],
  ['national standardization outline', 'national standardisation outline'],
  ['Cyber Defence Centre', 'Cyber Defense Center', 'Cyberdefence Centre', 'Cyberdefence Center'],
  ['programmes of action', 'programs of action'],
  ['UN-Sicherheitsrat', 'UNO-Sicherheitsrat', 'U.N.-Sicherheitsrat'],
  ['G7-Gipfel', 'G-7-Gipfel'],
  ['Taiwan-Frage', 'Taiwanfrage'],
  ['Chatkontrolle', 'Chat-Kontrolle'],
  ['Hackerangriffen', 'Hacker-Angriffen'],
  ['Desinformationskampagnen', 'Desinformations-Kampagnen'],
  ['Ende-zu-Ende'],
  ['Kontrolle'],
  ['groupe État islamique', 'groupe Etat islamique'],
  ['géants du numérique', 'geants du numerique'],
  ['für zwei Länder'],
  ['économies émergentes', 'economies émergentes', 'economies emergentes'],
  ['网络主权', '网路主权'],
  ['数字服务税', '数位服务税', '数码服务税'],
  ['未来峰会', '未来高峰会'],
  ['资讯社会世界高峰会'],
  ['グローバル・サウス', 'グローバルサウス'],
  ['サイバーセキュリティ法', 'サイバーセキュリティー法'],
  ['サイバーセキュリティー'],
  ['先進7カ国', '先進7か国', '先進7ヵ国', '先進7ヶ国'],
  ['망 중립성', '망중립성'],
  ['사이버 공격 AI', '사이버공격 AI'],
  ['Etat'],
  ['État'],
  ['cyber'],
  ['cyber GGE', 'cybergge'],
  ['BUSINESS'],
  ['export controls and sanctions'],
])('%s', (text, ...spellings) => {
  expect(otherSpellings(text).toSorted()).toEqual(spellings.toSorted());
});

const { annotate } = annotatorOf(
  term('attack', ['cyberattack', ambiguous('cybersecurity', 'trade fair')]),
  term('law', [{ text: 'EU Law on Cyber Defence', case: 'exact' }]),
  term('other-law', ['U.N. Law', 'UN Law on Trade and Technology']),
  term('one-law', ['UN Law']),
  term('rights-council', [ambiguous('Rights and Trade Council', 'city')]),
);
const candidatesOf = (text: string) => annotate([{ text, lang: 'en' }])[0]?.candidates ?? [];

test.each([
  'A ⟦cyber-attack⟧, a ⟦cyber attack⟧ and a ⟦CYBER ATTACK⟧',
  'The ⟦E.U. Law on Cyber Defence⟧, the ⟦EU Law on Cyber Defense⟧ and the e.u. law on cyber defence',
  'The ⟦U.N. Law on Trade and Technology⟧ and the ⟦UN Law on Trade & Technology⟧',
])('%s', (text) => {
  const plain = text.replaceAll(/[⟦⟧]/gu, '');
  expect(marked(plain, candidatesOf(plain))).toBe(text);
});

test('a spelling is written alike with the form, and has its rules', () => {
  const [first, second] = candidatesOf('cybersecurity, cyber-security');
  expect(second?.written).toBe(first?.written);
  expect(second?.readings[0]?.rule).toBeDefined();
});

test('a capitalised name is sure of its meaning in any spelling', () => {
  const sure = candidatesOf('Rights and Trade Council, Rights & Trade Council, rights & trade council');
  expect(sure.map(({ readings }) => readings[0]?.sure)).toEqual([true, true, undefined]);
});

test('a spelling means all that the form means', () => {
  const { annotate: ofTwo } = annotatorOf(
    term('one', [ambiguous('UN Pact')]),
    term('two', [ambiguous('UN Pact')]),
  );
  const [candidate] = ofTwo([{ text: 'the U.N. Pact', lang: 'en' }])[0]?.candidates ?? [];
  expect(candidate?.readings.map(({ term: id }) => id)).toEqual(expect.arrayContaining(['one', 'two']));
});

test('what an entry says by itself is nobody else’s other spelling', () => {
  const terms = candidatesOf('U.N. Law, UN Law').map(({ readings }) => readings.map(({ term: id }) => id));
  expect(terms).toEqual([['other-law'], ['one-law']]);
});
