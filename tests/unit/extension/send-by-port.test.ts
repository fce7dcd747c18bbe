import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { connect } from '../../../src/extension/connect.ts';
import { sendByPort } from '../../../src/extension/send-by-port.ts';
import { type Handlers, serve } from '../../../src/extension/serve.ts';
import { PORT } from '../../../src/extension/through-port.ts';
import { connectAs, senders } from './fake-messaging.ts';

vi.mock('../../../src/extension/browser.ts', () => import('./fake-messaging.ts'));

const search = vi.fn<Handlers['search']>();
const answered = (label: string): Awaited<ReturnType<Handlers['search']>> => ({
  hits: [{ id: label, label, summary: '', form: label }],
  isNear: false,
});
let opened: { readonly port: Runtime.Port; readonly stop: () => void }[] = [];

function openFrom(sender: Runtime.MessageSender, name = PORT): () => Runtime.Port {
  return () => {
    const one = connectAs(sender, name);
    opened.push(one);
    return one.port;
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
  search.mockReset().mockImplementation(async ({ query }) => answered(query));
  serve({ search } as unknown as Handlers);
});
afterEach(() => vi.useRealTimers());

describe('questions through a port', () => {
  test('many go through one, and each gets its own answer, in whatever order', async () => {
    const pauses: Record<string, number> = { slow: 300, quick: 10, last: 100 };
    search.mockImplementation(async ({ query }) => {
      await new Promise((resolve) => setTimeout(resolve, pauses[query]));
      return answered(query);
    });
    const library = connect(sendByPort(openFrom(senders.ownPage)));
    const asked = Object.keys(pauses).map((query) => library.search({ query, limit: 1 }));
    await vi.advanceTimersByTimeAsync(400);
    expect((await Promise.all(asked)).map(({ hits }) => hits[0]?.id)).toEqual(Object.keys(pauses));
    expect(opened).toHaveLength(1);
  });

  test('a background that goes in the middle is asked again, through another', async () => {
    search.mockImplementationOnce(() => new Promise(() => undefined));
    const library = connect(sendByPort(openFrom(senders.ownPage)));
    const asked = library.search({ query: 'nato', limit: 1 });
    await vi.advanceTimersByTimeAsync(50);
    opened[0]?.stop();
    await vi.advanceTimersByTimeAsync(200);
    expect((await asked).hits[0]?.id).toBe('nato');
    expect(opened).toHaveLength(2);
  });

  test('a port that nothing can be said in any more is given up', async () => {
    const open = openFrom(senders.ownPage);
    const library = connect(
      sendByPort(() => {
        const port = open();
        if (opened.length > 1) return port;
        return Object.assign(port, {
          postMessage: () => {
            throw new Error('Attempting to use a disconnected port object');
          },
        });
      }),
    );
    const asked = library.search({ query: 'nato', limit: 1 });
    await vi.advanceTimersByTimeAsync(200);
    expect((await asked).hits[0]?.id).toBe('nato');
    expect(opened).toHaveLength(2);
  });

  test('what else was asked through a port that is given up is asked again', async () => {
    const open = openFrom(senders.ownPage);
    search.mockImplementationOnce(() => new Promise(() => undefined));
    const library = connect(
      sendByPort(() => {
        const port = open();
        const post = port.postMessage.bind(port);
        let posted = 0;
        if (opened.length === 1)
          port.postMessage = (message: unknown) => {
            if (++posted > 1) throw new Error('Attempting to use a disconnected port object');
            post(message);
          };
        return port;
      }),
    );
    const first = library.search({ query: 'first', limit: 1 });
    const second = library.search({ query: 'second', limit: 1 });
    await vi.advanceTimersByTimeAsync(500);
    expect((await first).hits[0]?.id).toBe('first');
    expect((await second).hits[0]?.id).toBe('second');
    expect(opened).toHaveLength(2);
  });

  test('it is closed five seconds after the last question, and opened for the next', async () => {
    const library = connect(sendByPort(openFrom(senders.ownPage)));
    await library.search({ query: 'a', limit: 1 });
    const closed = vi.spyOn(opened[0]?.port as Runtime.Port, 'disconnect');
    await vi.advanceTimersByTimeAsync(4_000);
    await library.search({ query: 'b', limit: 1 });
    await vi.advanceTimersByTimeAsync(4_900);
    expect(closed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(closed).toHaveBeenCalledOnce();
    expect((await library.search({ query: 'c', limit: 1 })).hits[0]?.id).toBe('c');
    expect(opened).toHaveLength(2);
  });

  test('it stays open as long as an answer is awaited', async () => {
    search.mockImplementation(async ({ query }) => {
      await new Promise((resolve) => setTimeout(resolve, 12_000));
      return answered(query);
    });
    const asked = connect(sendByPort(openFrom(senders.ownPage))).search({ query: 'long', limit: 1 });
    await vi.advanceTimersByTimeAsync(12_100);
    expect((await asked).hits[0]?.id).toBe('long');
    expect(opened).toHaveLength(1);
  });
});

describe('who is not answered', () => {
  test('a web page may not ask what our own pages may', async () => {
    const asked = connect(sendByPort(openFrom(senders.contentScript))).search({ query: 'nato', limit: 1 });
    await expect(asked).rejects.toMatchObject({ code: 'not-allowed' });
    expect(search).not.toHaveBeenCalled();
  });

  test.each([
    ['another port', 'other', { number: 1, message: { sidelight: 'library', call: 'search', input: {} } }],
    ['no message of ours', PORT, { number: 1, message: 'search' }],
    ['no number', PORT, { message: { sidelight: 'library', call: 'search', input: {} } }],
  ])('%s', async (_what, name, message) => {
    const { port } = connectAs(senders.ownPage, name);
    const heard = vi.fn<(reply: unknown) => void>();
    port.onMessage.addListener(heard);
    port.postMessage(message);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(heard).not.toHaveBeenCalled();
    expect(search).not.toHaveBeenCalled();
  });
});
