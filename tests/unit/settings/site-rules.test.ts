import { describe, expect, test } from 'vitest';
import { readSettings } from '../../../src/settings/settings.ts';
import { isOn, siteOf } from '../../../src/settings/site-rules.ts';

const sites: { url: string; site: string | undefined }[] = [
  { url: 'https://example.org/a?b#c', site: 'example.org' },
  { url: 'http://www.example.org/', site: 'example.org' },
  { url: 'https://news.example.org:8443/', site: 'news.example.org' },
  { url: 'https://WWW.Example.ORG/', site: 'example.org' },
  { url: 'https://www2.example.org/', site: 'www2.example.org' },
  { url: 'https://awww.example.org/', site: 'awww.example.org' },
  { url: 'https://user:secret@example.org/', site: 'example.org' },
  { url: 'https://münchen.example/', site: 'xn--mnchen-3ya.example' },
  { url: 'http://127.0.0.1:3000/', site: '127.0.0.1' },
  { url: 'http://localhost/', site: 'localhost' },
  { url: 'file:///home/a/b.html', site: undefined },
  { url: 'about:blank', site: undefined },
  { url: 'chrome://extensions/', site: undefined },
  { url: 'blob:https://example.org/1', site: undefined },
  { url: 'data:text/html,a', site: undefined },
  { url: 'example.org', site: undefined },
  { url: '', site: undefined },
];

describe('siteOf', () => {
  test.each(sites)('$url', ({ url, site }) => expect(siteOf(url)).toBe(site));
});

const pages: { title: string; stored: object; url: string; on: boolean }[] = [
  { title: 'as it comes', stored: {}, url: 'https://example.org/', on: true },
  { title: 'switched off', stored: { on: false }, url: 'https://example.org/', on: false },
  {
    title: 'a site that is off',
    stored: { sitesOff: ['example.org'] },
    url: 'https://example.org/a',
    on: false,
  },
  {
    title: 'the same with www',
    stored: { sitesOff: ['example.org'] },
    url: 'http://www.example.org/',
    on: false,
  },
  {
    title: 'a site below it',
    stored: { sitesOff: ['example.org'] },
    url: 'https://news.example.org/',
    on: true,
  },
  {
    title: 'a site that only ends so',
    stored: { sitesOff: ['ample.org'] },
    url: 'https://example.org/',
    on: true,
  },
  { title: 'a page without a site', stored: { sitesOff: ['example.org'] }, url: 'file:///a.html', on: true },
  { title: 'a page without a site, switched off', stored: { on: false }, url: 'file:///a.html', on: false },
];

describe('isOn', () => {
  test.each(pages)('$title', ({ stored, url, on }) => expect(isOn(readSettings(stored), url)).toBe(on));
});

/** What was switched in private windows holds beside the settings. */
const overridden: {
  title: string;
  stored: object;
  overrides: Record<string, boolean>;
  on: boolean;
  url?: string;
}[] = [
  { title: 'off here', stored: {}, overrides: { 'example.org': false }, on: false },
  { title: 'on here', stored: { sitesOff: ['example.org'] }, overrides: { 'example.org': true }, on: true },
  { title: 'on here, all off', stored: { on: false }, overrides: { 'example.org': true }, on: false },
  { title: 'another site', stored: {}, overrides: { 'another.org': false }, on: true },
  {
    title: 'a site called like what every object has',
    stored: {},
    overrides: {},
    on: true,
    url: 'https://constructor/',
  },
];

describe('isOn beside what is switched elsewhere', () => {
  test.each(overridden)('$title', ({ stored, overrides, on, url = 'https://example.org/' }) =>
    expect(isOn(readSettings(stored), url, overrides)).toBe(on),
  );
});
