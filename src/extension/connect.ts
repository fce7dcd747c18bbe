import { Failure } from '../failure.ts';
import type { Library } from '../library.ts';
import type { Reply } from './serve.ts';

/** How a message gets to the background; the browser's own function in the product. */
export type Send = (message: unknown) => Promise<unknown>;

/** Milliseconds before a question is asked a second time, and the longest such pause; each is twice the one before. */
const FIRST_PAUSE = 100;
const LAST_PAUSE = 3_200;

/**
 * The Library, asked by message. The background may be stopped in the middle of a question: no call of the
 * Library does harm twice, so what nobody answered is asked again, for about six seconds. A call rejects with a
 * Failure: one that the background answered, or `unreachable` when nobody ever did (the extension was updated or
 * switched off).
 */
export function connect(send: Send): Library {
  const ask = async (call: string, input: unknown): Promise<unknown> => {
    for (let pause = FIRST_PAUSE; ; pause *= 2) {
      let reply: Reply | undefined | null;
      let why: unknown = 'Nobody answered.';
      try {
        reply = (await send({ sidelight: 'library', call, input })) as Reply | undefined | null;
      } catch (error) {
        why = error instanceof Error ? error.message : error;
      }
      if (reply !== undefined && reply !== null) return valueOf(reply); // Firefox says null where nobody answers
      if (pause > LAST_PAUSE) throw new Failure('unreachable', String(why));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  return new Proxy({} as Library, {
    get: (_target, call) => (input: unknown) => ask(call as string, input),
  });
}

function valueOf(reply: Reply): unknown {
  if ('failure' in reply) throw new Failure(reply.failure.code, reply.failure.message);
  return reply.value;
}
