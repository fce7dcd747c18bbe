import { describe, expect, test } from 'vitest';
import { canonicalAddress, isSameOrigin, pageKey, pageKeys } from '../../../src/highlights/page-key.ts';

const site = 'https://example.org';

/** An address, and what it is filed under. */
const keys: [address: string, key: string | undefined][] = [
  // Fragments and tracking.
  [`${site}/a#part`, `${site}/a`],
  [`${site}/a#:~:text=quote`, `${site}/a`],
  [`${site}/a?utm_source=x&utm_medium=y`, `${site}/a`],
  [`${site}/a?UTM_Source=x`, `${site}/a`],
  [`${site}/a?fbclid=1&gclid=2&mc_cid=3&mc_eid=4&msclkid=5`, `${site}/a`],
  [`${site}/a?id=7&utm_source=x#b`, `${site}/a?id=7`],
  [`${site}/a?ref=twitter`, `${site}/a`],
  [`${site}/a?`, `${site}/a`],
  ['HTTPS://EXAMPLE.org:443/a', `${site}/a`],
  // What makes two articles two.
  [`${site}/?p=12`, `${site}/?p=12`],
  [`${site}/watch?v=abc`, `${site}/watch?v=abc`],
  [`${site}/index.php?article=5&page=2`, `${site}/index.php?article=5&page=2`],
  [`${site}/search?q=utm_source`, `${site}/search?q=utm_source`],
  [`${site}/blob?ref=v1.2.0`, `${site}/blob?ref=v1.2.0`],
  [`${site}/a?source=chapter-3`, `${site}/a?source=chapter-3`],
  [`${site}/a?mc=1&utm=2&gcl=3`, `${site}/a?gcl=3&mc=1&utm=2`],
  [`${site}/A`, `${site}/A`],
  [`${site}/a/`, `${site}/a/`],
  ['http://example.org/a', 'http://example.org/a'],
  ['https://www.example.org/a', 'https://www.example.org/a'],
  ['https://example.org:8443/a', 'https://example.org:8443/a'],
  // The order of parameters says nothing, that of several with one name may.
  [`${site}/a?b=1&a=2`, `${site}/a?a=2&b=1`],
  [`${site}/a?x=2&x=1`, `${site}/a?x=2&x=1`],
  // Routes of applications stand behind a #.
  [`${site}/app#/article/1`, `${site}/app#/article/1`],
  [`${site}/app#!article/1`, `${site}/app#!article/1`],
  [`${site}/app#/`, `${site}/app`],
  [`${site}/app#/article/1:~:text=quote`, `${site}/app#/article/1`],
  // Nobody's password is filed.
  ['https://user:secret@example.org/a', `${site}/a`],
  // Other addresses.
  ['file:///home/a/b.html#c', 'file:///home/a/b.html'],
  ['about:blank', undefined],
  ['data:text/html,a', undefined],
  ['blob:https://example.org/1', undefined],
  ['chrome-extension://abc/library.html', undefined],
  ['a', undefined],
  ['', undefined],
];

describe('pageKey', () => {
  test.each(keys)('%s is filed under %s', (address, key) => expect(pageKey(address)).toBe(key));
});

const canonicals: { title: string; address: string; canonical: string; key: string }[] = [
  { title: 'names the article', address: `${site}/a/amp?x=1`, canonical: `${site}/a`, key: `${site}/a` },
  { title: 'is relative', address: `${site}/a/amp`, canonical: '/a', key: `${site}/a` },
  {
    title: 'drops a parameter of the same path, which may be the article',
    address: `${site}/story?id=7`,
    canonical: `${site}/story`,
    key: `${site}/story?id=7`,
  },
  {
    title: 'keeps the parameter that counts',
    address: `${site}/story?id=7&utm_source=x`,
    canonical: `${site}/story?id=7`,
    key: `${site}/story?id=7`,
  },
  { title: 'is the root', address: `${site}/a`, canonical: `${site}/`, key: `${site}/a` },
  { title: 'is the root, and so is the page', address: `${site}/#b`, canonical: `${site}/`, key: `${site}/` },
  {
    title: 'is of another site',
    address: `${site}/a`,
    canonical: 'https://evil.example/a',
    key: `${site}/a`,
  },
  {
    title: 'is of another host',
    address: `${site}/a`,
    canonical: 'https://www.example.org/a',
    key: `${site}/a`,
  },
  {
    title: 'is of another scheme',
    address: `${site}/a`,
    canonical: 'http://example.org/a',
    key: `${site}/a`,
  },
  {
    title: 'knows nothing of the route',
    address: `${site}/app#/article/1`,
    canonical: `${site}/app`,
    key: `${site}/app#/article/1`,
  },
  { title: 'is a file', address: 'file:///a/b.html', canonical: 'file:///a/c.html', key: 'file:///a/b.html' },
  {
    title: 'is tracked itself',
    address: `${site}/a/amp`,
    canonical: `${site}/a?utm_source=x`,
    key: `${site}/a`,
  },
  { title: 'is nonsense', address: `${site}/a`, canonical: 'https://', key: `${site}/a` },
  { title: 'is empty', address: `${site}/a?id=1`, canonical: '', key: `${site}/a?id=1` },
];

describe('a canonical address that', () => {
  test.each(canonicals)('$title', ({ address, canonical, key }) =>
    expect(pageKey(address, canonical)).toBe(key),
  );
});

test('a key is its own key', () => {
  for (const [address] of keys) {
    const key = pageKey(address);
    if (key !== undefined) expect(pageKey(key)).toBe(key);
  }
});

describe('all keys of a page', () => {
  const rows: { title: string; address: string; canonical?: string; are: string[] }[] = [
    { title: 'its address', address: `${site}/a#b`, are: [`${site}/a`] },
    {
      title: 'its canonical address first',
      address: `${site}/a/amp?utm_source=x`,
      canonical: '/a',
      are: [`${site}/a`, `${site}/a/amp`],
    },
    { title: 'one that is the same', address: `${site}/a`, canonical: `${site}/a`, are: [`${site}/a`] },
    { title: 'one that does not count', address: `${site}/a`, canonical: `${site}/`, are: [`${site}/a`] },
    { title: 'none', address: 'about:blank', canonical: `${site}/a`, are: [] },
  ];
  test.each(rows)('$title', ({ address, canonical, are }) => {
    expect(pageKeys(address, canonical)).toEqual(are);
    expect(pageKeys(address, canonical)[0]).toBe(pageKey(address, canonical));
  });
});

test('a canonical address in full, where it counts', () => {
  expect(canonicalAddress(`${site}/a/amp`, '/a?utm_source=x')).toBe(`${site}/a?utm_source=x`);
  expect(canonicalAddress(`${site}/a`, `${site}/`)).toBeUndefined();
  expect(canonicalAddress(`${site}/a`, undefined)).toBeUndefined();
  expect(canonicalAddress('about:blank', `${site}/a`)).toBeUndefined();
});

describe('of the same origin', () => {
  const rows: [string, string, boolean][] = [
    [`${site}/a`, `${site}/b?c#d`, true],
    [`${site}/a`, 'http://example.org/a', false],
    [`${site}/a`, 'https://www.example.org/a', false],
    [`${site}/a`, `${site}:8443/a`, false],
    ['file:///a.html', 'file:///a.html#b', true],
    ['file:///a.html', 'file:///b.html', false],
    ['about:blank', 'about:blank', false],
    ['data:text/html,a', 'data:text/html,a', false],
    ['', '', false],
  ];
  test.each(rows)('%s and %s: %s', (one, other, is) => expect(isSameOrigin(one, other)).toBe(is));
});
