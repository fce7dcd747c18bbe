import { randomNumbers } from '../random-numbers.ts';
import { capitalised, madeUpHan, madeUpLanguage, type MadeUpLanguage, pick } from './made-up-language.ts';

/** A page to measure on. */
export interface BenchPage {
  readonly name: string;
  readonly html: string;
  /** What it says, a paragraph a line, where the matcher is measured on it too. */
  readonly text: string;
  /** So large that a few loads take as long as many of the others. */
  readonly large?: true;
}

/** What made-up pages are written in. */
export const language: MadeUpLanguage = madeUpLanguage('latin', 12_000, randomNumbers(1));

/** The share of sentences that hold one of the forms. */
const WITH_FORM = 0.15;

/** Pages of made-up words in which `forms` stand here and there. The same forms make the same pages. */
export function madeUpPages(forms: readonly string[]): BenchPage[] {
  return [
    newsPage('small page', 10_000, forms),
    newsPage('news page', 60_000, forms),
    { ...newsPage('long page', 1_000_000, forms), large: true },
    oneNode(forms),
    manyNodes(forms),
  ];
}

/** Headings, links, lists and nested inline elements around so many characters of text. */
function newsPage(name: string, characters: number, forms: readonly string[]): BenchPage {
  const writer = createWriter(forms);
  const { random } = writer;
  const parts: string[] = [];
  const lines: string[] = [];
  // On the first screen of a page stands a form.
  const lead = `${writer.sentence()} ${capitalised(forms[0] ?? '')}, ${writer.sentence()}`;
  let written = lead.length;
  const add = (element: string, text: string, attributes = ''): void => {
    parts.push(`<${element}${attributes}>${withInlines(text, random)}</${element}>\n`);
    lines.push(text);
    written += text.length;
  };
  for (let i = 0; written < characters; i++) {
    const kind = random();
    if (i % 6 === 0) add('h2', writer.heading());
    if (kind < 0.05) add('p', writer.cyrillic(), ' lang="ru"');
    else if (kind < 0.1) add('p', writer.han(), ' lang="zh"');
    else if (kind < 0.2) {
      parts.push('<ul>');
      for (let item = 0; item < 4; item++) add('li', writer.sentence());
      parts.push('</ul>\n');
    } else if (kind < 0.25) add('blockquote', writer.paragraph());
    else add('p', writer.paragraph());
  }
  const menu = Array.from({ length: 20 }, () => `<li><a href="#">${writer.heading()}</a></li>`).join('');
  const body = `<header><nav><ul>${menu}</ul></nav></header><main><article><h1>${writer.heading()}</h1><p>${lead}</p>
    ${parts.join('')}</article></main><footer><p>${writer.sentence()}</p></footer>`;
  return { name, html: document(body), text: [lead, ...lines].join('\n') };
}

/** 5 MB in one text node, put there by a script: a parser would cut it into pieces. */
function oneNode(forms: readonly string[]): BenchPage {
  const writer = createWriter(forms);
  // On the first screen of a page stands a form.
  let text = `${capitalised(forms[0] ?? '')} `;
  while (text.length < 100_000) text += `${writer.sentence()} `;
  const times = Math.ceil(5_000_000 / text.length);
  const script = `document.querySelector('p').textContent = ${JSON.stringify(text)}.repeat(${times});`;
  return { name: '5 MB in one node', html: document(`<p></p><script>${script}</script>`), text, large: true };
}

/** 100,000 text nodes in a list. */
function manyNodes(forms: readonly string[]): BenchPage {
  const writer = createWriter(forms);
  const items = Array.from(
    { length: 50_000 },
    (_, i) =>
      `<li>${writer.few(3)} <b>${i === 0 ? forms[0] : i % 40 === 0 ? pick(forms, writer.random) : writer.few(1)}</b>`,
  );
  return { name: '100,000 text nodes', html: document(`<ul>${items.join('')}</ul>`), text: '', large: true };
}

interface Writer {
  readonly random: () => number;
  readonly few: (words: number) => string;
  readonly sentence: () => string;
  readonly heading: () => string;
  readonly paragraph: () => string;
  readonly cyrillic: () => string;
  readonly han: () => string;
}

function createWriter(forms: readonly string[]): Writer {
  const random = randomNumbers(4);
  const russian = madeUpLanguage('cyrillic', 4_000, random);
  const words = (from: MadeUpLanguage, count: number): string[] =>
    Array.from({ length: count }, (_, i) => {
      const word =
        random() < 0.05
          ? capitalised(from.say(random))
          : random() < 0.02
            ? String(Math.floor(random() * 2100))
            : from.say(random);
      return random() < 0.07 && i < count - 1 ? `${word},` : word;
    });
  const sentenceOf = (from: MadeUpLanguage): string =>
    `${capitalised(words(from, 8 + Math.floor(random() * 16)).join(' '))}.`;
  const sentence = (): string => {
    const list = words(language, 8 + Math.floor(random() * 16));
    if (random() < WITH_FORM)
      list.splice(1 + Math.floor(random() * (list.length - 1)), 0, pick(forms, random));
    return `${capitalised(list.join(' '))}${random() < 0.1 ? '?' : '.'}`;
  };
  const several = (one: () => string, between: string): string =>
    Array.from({ length: 2 + Math.floor(random() * 4) }, one).join(between);
  return {
    random,
    few: (count) => words(language, count).join(' '),
    sentence,
    heading: () => capitalised(words(language, 4 + Math.floor(random() * 6)).join(' ')),
    paragraph: () => several(sentence, ' '),
    cyrillic: () => several(() => sentenceOf(russian), ' '),
    han: () => several(() => `${madeUpHan(10 + Math.floor(random() * 30), random)}。`, ''),
  };
}

const inlines: ReadonlyArray<readonly [string, string]> = [
  ['<a href="#">', '</a>'],
  ['<a href="#">', '</a>'],
  ['<em>', '</em>'],
  ['<strong>', '</strong>'],
  ['<span><b><i>', '</i></b></span>'],
];

/** Puts here and there some words into an inline element. */
function withInlines(text: string, random: () => number): string {
  const words = text.split(' ');
  for (let at = 0; at + 3 < words.length; at += 4) {
    if (random() > 0.12) continue;
    const [start, end] = pick(inlines, random);
    const last = at + Math.floor(random() * 3);
    words[at] = start + words[at];
    words[last] += end;
  }
  return words.join(' ');
}

function document(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Made up</title></head><body>${body}</body></html>`;
}
