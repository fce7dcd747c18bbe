import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { builtFolder } from '../../tools/build.ts';
import type { Launched } from '../../tools/browsers.ts';
import { launchForTest, target } from './browser.ts';
import { article, soon } from './card-on-page.ts';
import { type Desk, openDesk } from './desk.ts';
import { painted, pause } from './extension.ts';

/**
 * Nothing leaves the browser: a reading session over all surfaces, in a browser that has no way to the network but a
 * proxy of ours, which writes down every request. With and without Sidelight they are the same. What browsers ask of
 * their makers, they ask when they please and again when they are refused: those are compared by host.
 */
const page = article('<p>China promoted the Digital Silk Road abroad.</p><img src="/a.png" alt="">', {
  head: '<link rel="stylesheet" href="/style.css">',
});
const ofPage = [
  'GET http://news.example/a.png',
  'GET http://news.example/article.html',
  'GET http://news.example/style.css',
];

test('the same requests with Sidelight and without', async () => {
  const [proxy, bareProxy] = await Promise.all([openProxy(), openProxy()]);
  const [reader, bare] = await Promise.all([
    launchForTest({ ...behind(proxy.port), extensionDir: builtFolder(target) }),
    launchForTest(behind(bareProxy.port)),
  ]);
  await Promise.all([readWith(reader), readWithout(bare)]);
  expect(ofSite(bareProxy.asked)).toEqual(ofPage);
  expect(ofSite(proxy.asked)).toEqual(ofPage);
  // The bare browser has as long as it takes to ask its maker what the other one asked.
  await soon(
    'the same hosts',
    async () => [...hostsOf(proxy.asked)].every((host) => hostsOf(bareProxy.asked).has(host)) || undefined,
  ).catch(() => undefined);
  const hosts = hostsOf(bareProxy.asked);
  expect(proxy.asked.filter((request) => !hosts.has(hostOf(request)))).toEqual([]);
  await Promise.all([reader.close(), bare.close()]);
  proxy.close();
  bareProxy.close();
});

/** `GET http://news.example/a.png` and `CONNECT example.org:443` have hosts. */
function hostOf(request: string): string {
  return /^\w+ (?:\w+:\/\/)?([^/:]+)/u.exec(request)?.[1] ?? request;
}

function hostsOf(requests: readonly string[]): Set<string> {
  return new Set(requests.map((request) => hostOf(request)));
}

function ofSite(requests: readonly string[]): string[] {
  return requests.filter((request) => hostOf(request) === 'news.example').toSorted();
}

async function readWithout(launched: Launched): Promise<void> {
  await launched.newPage('http://news.example/article.html');
  await pause(1_500);
}

/** Marks, a card, the popup with a search and an entry, the library with all its pages, a download. */
async function readWith(launched: Launched): Promise<void> {
  const desk = await openDesk((relative) => launched.openExtensionPage(relative));
  const read = await launched.newPage('http://news.example/article.html');
  await soon('the mark', async () => (await painted(read)).includes('Digital Silk Road') || undefined);
  await desk.ask(read, { sidelight: 'open-card', index: 0 });
  await soon('the card', () => desk.cardIn(read));
  await lookUpInPopup(launched, desk, await desk.tabOf(read));
  const library = await launched.openExtensionPage('library.html#/?q=ttc');
  for (const [hash, selector] of [
    ['#/?q=ttc', '.hit'],
    ['#/glossary?language=zh', '.entries li'],
    ['#/term/digital-silk-road', '.relation-chart a'],
    ['#/about', '.about-page'],
  ] as const) {
    await library.evaluate((to) => (location.hash = to), hash);
    await library.waitForSelector(selector);
  }
  const welcome = await launched.openExtensionPage('welcome.html');
  await welcome.waitForSelector('#intro .title');
  await pause(500);
}

async function lookUpInPopup(launched: Launched, desk: Desk, tab: number): Promise<void> {
  const popup = await launched.openExtensionPage(`popup.html?tab=${tab}`);
  await popup.waitForSelector('.terms li');
  await popup.type('.query', 'gateway');
  await popup.waitForSelector('.hit');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.entry .title');
  await desk.tell('lookUp', { query: 'NATO' });
}

interface Proxy {
  readonly port: number;
  /** Every request so far: method and address. */
  readonly asked: readonly string[];
  close(): void;
}

/** Writes down what is asked of it, and answers everything itself. */
async function openProxy(): Promise<Proxy> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const isPage = request.url?.endsWith('.html') === true;
    response.writeHead(isPage ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' });
    response.end(isPage ? page : undefined);
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, asked, close: () => server.close() };
}

/** How a browser is started that reaches nothing but the proxy. */
function behind(port: number): { args: string[]; prefs: Record<string, unknown> } {
  return {
    args: [`--proxy-server=http://127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'],
    prefs: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': port,
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
      'network.dns.disablePrefetch': true,
    },
  };
}
