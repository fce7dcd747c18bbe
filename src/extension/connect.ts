import { Failure } from '../failure.ts';
import type { Library } from '../library.ts';
import type { Reply } from './serve.ts';

/** How a message gets to the background; the browser's own function in the product. */
export type Send = (message: unknown) => Promise<unknown>;

/**
 * The Library, asked by message. A call rejects with a Failure: one that the background answered, or
 * `unreachable` when nobody answered (the extension was updated or switched off).
 */
export function connect(send: Send): Library {
  const ask = async (call: string, input: unknown): Promise<unknown> => {
    let reply: Reply | undefined;
    try {
      reply = (await send({ sidelight: 'library', call, input })) as Reply | undefined;
    } catch (error) {
      throw new Failure('unreachable', error instanceof Error ? error.message : String(error));
    }
    if (reply === undefined || reply === null) throw new Failure('unreachable', 'Nobody answered.');
    if ('failure' in reply) throw new Failure(reply.failure.code, reply.failure.message);
    return reply.value;
  };
  return new Proxy({} as Library, {
    get: (_target, call) => (input: unknown) => ask(String(call), input),
  });
}
