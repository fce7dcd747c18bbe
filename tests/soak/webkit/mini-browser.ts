import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FoundWebKit } from '../../../tools/find-webkit.ts';
import { openSession, type WebDriver } from './web-driver.ts';

export interface MiniBrowser {
  readonly window: WebDriver;
  close(): Promise<void>;
}

/** Milliseconds that screen and driver may take until they answer. */
const PATIENCE = 15_000;

/** WebKitGTK's MiniBrowser in a window of 1000 × 800 on a screen of its own. */
export async function openMiniBrowser(
  { driver, xvfb }: FoundWebKit,
  scheme: 'light' | 'dark',
): Promise<MiniBrowser> {
  const screen = spawn(xvfb, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const display = `:${(await answerOf(screen)).trim()}`;
  const port = await freePort();
  const driving = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    // GTK's theme is where WebKitGTK learns of the colour scheme.
    env: { ...process.env, DISPLAY: display, GTK_THEME: scheme === 'dark' ? 'Adwaita:dark' : 'Adwaita' },
    stdio: 'ignore',
  });
  const stop = (): void => {
    driving.kill();
    screen.kill();
  };
  process.once('exit', stop);
  try {
    const origin = `http://127.0.0.1:${port}`;
    await answers(origin);
    const window = await openSession(origin, {});
    await window.resize(1000, 800);
    return {
      window,
      async close() {
        await window.end();
        process.off('exit', stop);
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** The first thing that a program says on its standard output. */
async function answerOf(program: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  const [said] = (await once(program.stdout, 'data', { signal: AbortSignal.timeout(PATIENCE) })) as unknown[];
  return String(said);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

async function answers(origin: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const status = await fetch(`${origin}/status`).catch(() => undefined);
    if (status?.ok === true) return;
    if (Date.now() > deadline) throw new Error('WebKitWebDriver does not answer');
    await pause(50);
  }
}
