import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Server, serve } from '../../../tools/serve.ts';

let server: Server | undefined;
afterEach(() => server?.close());

test('pages from memory, with headers of their own', async () => {
  server = await serve({ '/a.html': 'ä', '/b.html': { body: 'b', headers: { 'x-own': 'yes' } } });
  const a = await fetch(`${server.origin}/a.html`);
  expect([a.status, a.headers.get('content-type'), await a.text()]).toEqual([
    200,
    'text/html; charset=utf-8',
    'ä',
  ]);
  expect((await fetch(`${server.origin}/b.html`)).headers.get('x-own')).toBe('yes');
  expect((await fetch(`${server.origin}/c.html`)).status).toBe(404);
});

test('a folder, and nothing outside it', async () => {
  server = await serve(import.meta.dirname);
  expect((await fetch(`${server.origin}/serve.test.ts`)).status).toBe(200);
  expect((await fetch(`${server.origin}/..%2Farchitecture.test.ts`)).status).toBe(404);
  expect((await fetch(`${server.origin}/${encodeURIComponent(path.resolve('package.json'))}`)).status).toBe(
    404,
  );
  expect((await fetch(`${server.origin}/%`)).status).toBe(404);
});
