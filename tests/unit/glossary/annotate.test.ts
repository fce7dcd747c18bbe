import { describe, expect, test } from 'vitest';
import { ambiguous, annotatorOf, term } from './small-glossary.ts';
import { marked } from './marked-text.ts';

const glossary = [
  term('trade-council', ['Trade and Technology Council', ambiguous('TTC', 'subway')], {
    senseWords: ['Brussels', 'export controls'],
  }),
  term('services-act', ['Digital Services Act', ambiguous('DSA', 'socialist')], { senseWords: ['EU'] }),
  term('digital-silk-road', [
    'Digital Silk Road',
    { text: 'Silk', notIn: ['de', 'nl'] },
    { text: 'digital silk', inflected: ['digital silks'] },
  ]),
  term('born', [
    { text: 'BORN', notIn: ['it'] },
    { text: 'Born', case: 'exact', notIn: ['it'] },
  ]),
  term('rights-council', [ambiguous('Human Rights Council', 'city council'), ambiguous('HRC')], {
    senseWords: ['Geneva'],
  }),
  term('committee', [ambiguous('ad hoc committee'), ambiguous('AHC')], { senseWords: ['treaty'] }),
  term('eyes', ['«Пять глаз»', 'Law on «Deep Fakes»', '“no” and “yes”']),
];
const { annotate, knowledge } = annotatorOf(...glossary);
const blockOf = (text: string, lang = 'en') => annotate([{ text, lang }])[0];
const candidatesOf = (text: string, lang?: string) => blockOf(text, lang)?.candidates ?? [];

describe('places', () => {
  /** What stands in double brackets is a candidate. */
  const rows: { title: string; lang?: string; texts: string[] }[] = [
    {
      title: 'forms and inflected forms, ambiguous or not',
      texts: ['The ⟦Digital Silk Road⟧, ⟦digital silks⟧ and the ⟦TTC⟧ and ttc'],
    },
    {
      title: 'without the quotation marks that tell a name from everyday words',
      texts: [
        'Альянс «⟦Пять глаз⟧», “⟦Пять глаз⟧”, »⟦Пять глаз⟧«, « ⟦Пять глаз⟧ »; пять глаз.',
        'The ⟦Law on «Deep Fakes»⟧; "A" ⟦Пять глаз⟧ "B", ⟦“no” and “yes”⟧',
      ],
    },
    {
      title: 'not in addresses of any kind',
      texts: [
        'mail DSA@ec.europa.eu or press.DSA@ec.europa.eu',
        'https://ec.europa.eu/DSA/text and ec.europa.eu/DSA, www.DSA.EU, DSA.eu.',
        'see http://x.eu/?q=TTC&r=DSA#TTC for the ⟦DSA⟧',
        'DSA.org: (⟦DSA⟧)',
      ],
    },
    {
      title: 'also where brackets, dots and what nobody sees stand in them, and where they are long',
      texts: [
        'https://x.eu/wiki/Act_(DSA) https://x.eu/list?filter[org]=DSA&x[TTC]=1 https://x.eu/…/DSA',
        `https://x.eu/${'a-long-path/'.repeat(60)}DSA`,
        'DSA.\u200Borg DSA.\u00ADeu doi:10.1000/DSA.2021',
        'DSA@büro.example DSA@почта.рф DSA.рф портал.рф/DSA/о-нас',
      ],
    },
    {
      title: 'whatever is written onto them',
      texts: [
        "DSA.org’s and DSA.com's, ‘DSA.org’, 'DSA.pdf', ‚DSA.org‘, ›DSA.eu‹, *DSA.org*, DSA.org...",
        "DSA.org'un, die DSA.org-Seite, زوروا DSA.org، ثم DSA.com؛ DSA.org。DSA.org।",
        '请访问www.DSA.org了解更多，请访问DSA.org了解，下载DSA.pdf文件',
        'ดูที่www.DSA.orgและDSA.orgนะ DSA.org에서',
      ],
    },
    {
      title: 'nor in the names of files, paths and accounts',
      texts: [
        'DSA.pdf, DSA.PDF and files/TTC/x.html, DSA.7z, DSA.3gp, DSA.tar.gz',
        'C:\\DSA\\x ~/TTC/x ./DSA/x /srv/DSA/x',
        '@DSA, @TTC: @DSA@x.example',
      ],
    },
    {
      title: 'but beside them',
      texts: [
        '⟦DSA⟧—https://x.eu, [⟦TTC⟧](https://x.eu), «⟦DSA⟧»www.x.eu',
        'on ⟦DSA⟧.The others on ⟦TTC⟧/⟦DSA⟧.All #⟦DSA⟧ /⟦TTC⟧',
        '(https://ec.europa.eu) ⟦DSA⟧',
        'the ⟦DSA⟧. It',
        '⟦DSA⟧/⟦TTC⟧',
        'press@x.org;⟦DSA⟧ press@x.org·⟦TTC⟧ press@x.org,⟦DSA⟧ press@x.org\uFFFC⟦DSA⟧',
        '⟦DSA⟧详见https://x.eu/a。来信请寄press@x.org由⟦DSA⟧收',
        '⟦DSA⟧: a law',
        'U.S.-⟦DSA⟧',
      ],
    },
    {
      title: 'an address in a text without spaces ends at its punctuation',
      lang: 'zh',
      texts: ['关于⟦DSA⟧，见https://ec.europa.eu。⟦TTC⟧'],
    },
    {
      title: 'not in languages in which the letters are a word of every day',
      lang: 'de-AT',
      texts: ['Silk und ⟦digital silk⟧'],
    },
    { title: 'in other languages', lang: 'fr', texts: ['⟦Silk⟧ et ⟦digital silk⟧'] },
    { title: 'where nobody says the language', lang: '', texts: ['⟦Silk⟧'] },
    {
      title: 'where the language changes within the text',
      lang: 'en 5 de-AT 16 nl 27  33 de',
      texts: ['⟦Silk⟧ Silk, Silk Silk, Silk ⟦Silk⟧; Silk', '⟦Silk⟧'],
    },
    {
      title: 'where it begins in such a language',
      lang: ' DE-at 6 en',
      texts: ['Silk, ⟦Silk⟧'],
    },
    {
      title: 'an acronym that is a word of every day there is told by its capitals',
      lang: 'it',
      texts: [
        'la ⟦BORN⟧ e la UE',
        'la UE e ⟦BORN⟧',
        '⟦BORN⟧',
        '⟦BORN⟧: una guida',
        'Born a Roma, born a Roma',
      ],
    },
    {
      title: 'unless all words beside it are capitals',
      lang: 'it',
      texts: ['BORN A ROMA', 'È BORN A ROMA. Un uomo di Roma', 'Un uomo. È BORN', 'UE-BORN'],
    },
    { title: 'in other languages it is not', lang: 'en', texts: ['⟦BORN⟧ IN ROME', '⟦Born⟧ in Rome'] },
  ];

  test.each(rows)('$title', ({ texts, lang }) => {
    const found = texts.map((text) => text.replaceAll(/[⟦⟧]/gu, ''));
    expect(found.map((text) => marked(text, candidatesOf(text, lang)))).toEqual(texts);
  });
});

test('the language counts, not how it is written', () => {
  for (const lang of ['de', 'DE', 'de-CH', 'nl-BE']) expect(candidatesOf('Silk', lang)).toEqual([]);
});

test('the same written form has one number, whatever its case, spaces and hyphens', () => {
  const written = candidatesOf('Digital Silk Road, digital-silk\u00A0road, DIGITAL SILK ROAD, TTC').map(
    (candidate) => candidate.written,
  );
  expect(new Set(written.slice(0, 3)).size).toBe(1);
  expect(written[3]).not.toBe(written[0]);
});

describe('what a place may mean', () => {
  test('a form that is not ambiguous has no rule', () => {
    expect(candidatesOf('Digital Silk Road')[0]?.readings).toEqual([{ term: 'digital-silk-road' }]);
  });

  test('an ambiguous one has a rule', () => {
    const rule = knowledge.ruleOf(candidatesOf('the TTC')[0]?.readings[0]?.rule ?? NaN);
    const said = (numbers: readonly number[] = []): unknown[] => numbers.map(knowledge.wordOf);
    expect(said(rule?.ours)).toEqual(['Brussels', 'export controls']);
    expect(said(rule?.others[0]?.words)).toEqual(['subway']);
  });

  test('a number or a name that nobody knows has no rule, no word, and itself as label', () => {
    expect([knowledge.ruleOf(9999), knowledge.wordOf(-1), knowledge.labelOf('nobody')]).toEqual([
      undefined,
      undefined,
      'nobody',
    ]);
  });

  const names: { text: string; sure: boolean }[] = [
    { text: 'Human Rights Council', sure: true },
    { text: 'Human\u00A0Rights-Council', sure: true },
    { text: 'HUMAN RIGHTS COUNCIL', sure: true },
    { text: 'human rights council', sure: false },
    { text: 'Human rights council', sure: false },
  ];
  test.each(names)('a capitalised name of several words: $text', ({ text, sure }) => {
    expect(candidatesOf(text)[0]?.readings[0]?.sure ?? false).toBe(sure);
  });

  test('of two forms of one term alike, the one without other senses counts', () => {
    const forms = [ambiguous('Act Now'), { text: 'act now' }];
    for (const order of [forms, forms.toReversed()]) {
      const [block] = annotatorOf(term('act', order)).annotate([{ text: 'act now', lang: 'en' }]);
      expect(block?.candidates[0]?.readings).toEqual([{ term: 'act' }]);
    }
  });

  test('a form of two terms means both', () => {
    const shared = annotatorOf(
      term('eu-us', [ambiguous('TTC')], { senseWords: ['US'] }),
      term('eu-india', [ambiguous('TTC')], { senseWords: ['India'] }),
    );
    const [block] = shared.annotate([{ text: 'TTC', lang: 'en' }]);
    expect(block?.candidates[0]?.readings.map((reading) => reading.term).toSorted()).toEqual([
      'eu-india',
      'eu-us',
    ]);
  });
});

describe('compounds of capitals and figures', () => {
  const rows: { text: string; joined: boolean }[] = [
    { text: 'ML-DSA', joined: true },
    { text: 'DSA-65', joined: true },
    { text: '3\u2011DSA', joined: true },
    { text: 'the DSA-related', joined: false },
    { text: 'non-DSA', joined: false },
    { text: 'DSA-2048', joined: true },
    { text: 'DSA-SHA1', joined: true },
    { text: 'EC-DSA-Signatur', joined: true },
    { text: 'DSA - 65', joined: false },
    { text: 'DSA', joined: false },
    { text: 'die DSA-Verordnung', joined: false },
    { text: 'die DSA-VERORDNUNG', joined: false },
    { text: 'the DSA-Act', joined: false },
    { text: 'Anti-DSA-Protest', joined: false },
    { text: 'die EU-US-TTC-Sitzung', joined: false },
    { text: 'DSA-регулирование', joined: false },
  ];
  test.each(rows)('$text', ({ text, joined }) => {
    expect(candidatesOf(text)[0]?.joined ?? false).toBe(joined);
  });
});

describe('evidence words of a block', () => {
  const heard = (text: string) => {
    const heardIn = blockOf(`DSA TTC Human rights council. ${text}`)?.words ?? [];
    return heardIn.map((word) => knowledge.wordOf(word) ?? '').toSorted();
  };
  const rows: { title: string; text: string; words: string[] }[] = [
    { title: 'each once', text: 'Brussels and Brussels', words: ['Brussels'] },
    { title: 'in any case', text: 'brussels EXPORT controls', words: ['Brussels', 'export controls'] },
    { title: 'those of capitals in theirs', text: 'the EU', words: ['EU'] },
    { title: 'not the letters of another word', text: 'eu', words: [] },
    { title: 'those of other senses', text: 'a socialist subway', words: ['socialist', 'subway'] },
    { title: 'whole words', text: 'subways', words: [] },
  ];
  test.each(rows)('$title', ({ text, words }) => expect(heard(text)).toEqual(words));
});

describe('definitions', () => {
  const rows: { title: string; text: string; defined: [string, string[]][] }[] = [
    {
      title: 'ours, long form first',
      text: 'The Trade and\n Technology Council (TTC) met.',
      defined: [['Trade and Technology Council', ['trade-council']]],
    },
    {
      title: 'ours, acronym first',
      text: 'The TTC (Trade and Technology Council) met.',
      defined: [['Trade and Technology Council', ['trade-council']]],
    },
    {
      title: 'another',
      text: 'The Toronto Transit Commission (TTC) and TTC (Toronto Transit Commission)',
      defined: [
        ['Transit Commission', []],
        ['Toronto Transit Commission', []],
      ],
    },
    {
      title: 'another, with ours beside it',
      text: 'The Trade and Technology Council, not the city’s Transport and Tram Company (TTC)',
      defined: [['Transport and Tram Company', []]],
    },
    {
      title: 'ours in small letters, and in capitals',
      text: 'The digital services act (DSA) and the DIGITAL SERVICES ACT (DSA)',
      defined: [
        ['digital services act', ['services-act']],
        ['DIGITAL SERVICES ACT', ['services-act']],
      ],
    },
    { title: 'an ambiguous long form decides nothing', text: 'the ad hoc committee (AHC)', defined: [] },
    {
      title: 'written as a name it decides',
      text: 'the Human Rights Council (HRC)',
      defined: [['Human Rights Council', ['rights-council']]],
    },
    { title: 'none', text: 'The TTC met in May (the fourth time).', defined: [] },
    { title: 'forms that are sure need none', text: 'a silken interval longs kept (Silk)', defined: [] },
  ];
  test.each(rows)('$title', ({ text, defined }) => {
    const found = blockOf(text)?.definitions ?? [];
    expect(found.map(({ longForm, terms }) => [longForm, terms])).toEqual(defined);
  });
});

test('blocks are answered in their order, empty ones too', () => {
  const texts = ['', 'Digital Silk Road', 'nothing'];
  const blocks = annotate(texts.map((text) => ({ text, lang: 'en' })));
  expect(blocks.map(({ candidates }) => candidates.length)).toEqual([0, 1, 0]);
});
