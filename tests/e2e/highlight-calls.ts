import { randomUUID } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import type { Highlight } from '../../src/highlights/highlight.ts';
import type { CallName, InputOf, OutputOf } from '../../src/library.ts';
import type { Desk } from './desk.ts';

/** What the background says to a call: its value, or a Failure. */
export type Answer<Name extends CallName> =
  | { readonly value: OutputOf<Name> }
  | { readonly failure: { readonly code: string; readonly message: string } };

/** Asks the Library as a content script in the main frame of `page` does. */
export async function askFrom<Name extends CallName>(
  desk: Desk,
  page: Page,
  call: Name,
  input: InputOf<Name>,
): Promise<Answer<Name>> {
  const message = JSON.stringify({ sidelight: 'library', call, input });
  const reply = await desk.inScriptsWorld(
    page,
    `return (globalThis.browser ?? chrome).runtime.sendMessage(${message});`,
  );
  return reply as Answer<Name>;
}

/** Asks the Library as our own pages do. */
export async function askAtDesk<Name extends CallName>(
  desk: Desk,
  call: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const reply = (await desk.tell(call, input)) as Answer<Name>;
  if ('failure' in reply) throw new Error(`${reply.failure.code}: ${reply.failure.message}`);
  return reply.value;
}

/** What a page sends to have `quote` kept, which stands in `text`. */
export function toSave(
  text: string,
  quote: string,
  more: { id?: string; note?: string; canonical?: string; privately?: boolean } = {},
): InputOf<'saveHighlight'> {
  const { id = randomUUID(), note = '', canonical, privately = false } = more;
  const start = text.indexOf(quote);
  return {
    id,
    page: { ...(canonical !== undefined && { canonical }), title: 'A page', language: 'en' },
    text,
    span: { start, end: start + quote.length },
    paragraph: text,
    remark: { meaning: 'claim', note, tags: [] },
    privately,
  };
}

/** Keeps `quote` as the content script of `page` does; throws where that fails. */
export async function saveFrom(
  desk: Desk,
  page: Page,
  ...passage: Parameters<typeof toSave>
): Promise<Highlight> {
  const answer = await askFrom(desk, page, 'saveHighlight', toSave(...passage));
  if ('failure' in answer) throw new Error(`${answer.failure.code}: ${answer.failure.message}`);
  return answer.value;
}
