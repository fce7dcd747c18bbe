import { expect, test } from 'vitest';
import { withClitics } from '../../../src/glossary/clitics.ts';
import { marked } from './marked-text.ts';
import { annotatorOf, term } from './small-glossary.ts';

test.each<[string, ...string[]]>([
  ['الأمم المتحدة', 'والأمم المتحدة', 'بالأمم المتحدة', 'وبالأمم المتحدة', 'للأمم المتحدة', 'وللأمم المتحدة'],
  ['حلف الناتو', 'وحلف الناتو', 'بحلف الناتو', 'وبحلف الناتو', 'لحلف الناتو', 'ولحلف الناتو'],
  [
    'اللائحة العامة',
    'واللائحة العامة',
    'باللائحة العامة',
    'وباللائحة العامة',
    'للائحة العامة',
    'وللائحة العامة',
  ],
  ['AUKUS'],
  ['Большая двадцатка'],
])('%s', (name, ...written) => {
  expect(withClitics(name)).toEqual(written);
});

test.each([
  ['a vowel', '나토', '는 가 를 와 로 와의 라는'],
  ['a consonant', '유럽연합', '은 이 을 과 으로 과의 이라는'],
  ['the consonant that a vowel’s particle follows', '서울', '은 이 을 과 로 과의 이라는'],
])('Korean particles behind %s', (_title, name, particles) => {
  const anywhere = '의 에 에서 도 만 까지 부터 보다 처럼 에게 에는 에도 에서는 에서도';
  expect(withClitics(name)).toEqual(`${particles} ${anywhere}`.split(' ').map((particle) => name + particle));
});

const { annotate } = annotatorOf(
  term('nations', ['الأمم المتحدة', { text: 'نادي الأمم' }]),
  term('net', ['حوكمة الإنترنت']),
  term('nato', ['나토', '중국제조2025']),
  term('regulation', ['اللائحة العامة', 'إلكترونيات']),
);

test.each([
  'قالت ⟦الأمم المتحدة⟧ ⟦والأمم المتحدة⟧ ⟦للأمم المتحدة⟧ ⟦والامم المتحدة⟧ كالأمم',
  'الذكاء ⟦للائحة العامة⟧ ⟦لالكترونيات⟧ ⟦لإلكترونيات⟧ للكترونيات',
  '⟦중국제조2025는⟧ ⟦중국제조2025의⟧ 중국제조20251',
  'منتدى ⟦لحوكمة الانترنت⟧ ⟦وحوكمة الإنترنت⟧',
  '⟦나토⟧, ⟦나토는⟧ ⟦나토의⟧ ⟦나토와의⟧ ⟦나토까지⟧ 나토인 가나토',
])('%s', (text) => {
  const plain = text.replaceAll(/[⟦⟧]/gu, '');
  expect(marked(plain, annotate([{ text: plain, lang: '' }])[0]?.candidates ?? [])).toBe(text);
});
