import type { Browser } from 'puppeteer-core';

/** What Firefox itself says that it holds, after it has thrown away whatever it could. */
export interface FirefoxMemory {
  /** Bytes of script things, collected from time to time, in the process of the page under `origin`. */
  page: number;
  /** The same in the process of extensions. */
  background: number;
  /** The addresses of all windows of `origin` that are still held, whether they are shown or not. */
  windows: string[];
}

/**
 * Asks the memory reporters of all processes (what `about:memory` shows). That needs a script in the
 * browser's own window, which WebDriver BiDi gives when Firefox was started with
 * `--remote-allow-system-access`; puppeteer has no call for it.
 */
export async function firefoxMemory(browser: Browser, origin: string): Promise<FirefoxMemory> {
  const { connection } = browser as unknown as { connection: Connection };
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { result: answer } = await connection.send('script.evaluate', {
    expression: `(${String(reports)})()`,
    target: { context: tree.contexts?.[0]?.context },
    awaitPromise: true,
  });
  const lines = JSON.parse(answer.result?.value ?? '[]') as [process: string, path: string, amount: number][];
  const slashed = origin.replaceAll('/', '\\');
  const windows = lines.flatMap(([process, path]) => {
    const found = /^explicit\/window-objects\/top\(.+?\/window\((.+?)\)\//u.exec(path);
    return found?.[1]?.startsWith(slashed) ? [{ process, address: found[1].replaceAll('\\', '/') }] : [];
  });
  const held = (isWanted: (process: string) => boolean): number =>
    lines
      .filter(
        ([process, path]) =>
          isWanted(process) && path.startsWith('js-main-runtime-gc-heap-committed/used/gc-things/'),
      )
      .reduce((sum, [, , amount]) => sum + amount, 0);
  const ofPage = new Set(windows.map(({ process }) => process));
  return {
    page: held((process) => ofPage.has(process)),
    background: held((process) => process.startsWith('extension')),
    windows: [...new Set(windows.map(({ address }) => address))],
  };
}

interface Connection {
  send: (
    method: string,
    params: object,
  ) => Promise<{ result: { contexts?: { context: string }[]; result?: { value: string } } }>;
}

/** Runs in the browser's own window. */
async function reports(): Promise<string> {
  type Report = (process: string, path: string, kind: number, units: number, amount: number) => void;
  interface Manager {
    minimizeMemoryUsage: (done: () => void) => void;
    getReports: (each: Report, data: null, end: () => void, endData: null, anonymous: boolean) => void;
  }
  const { Cc, Ci } = globalThis as unknown as {
    Cc: Record<string, { getService: (what: unknown) => Manager }>;
    Ci: Record<string, unknown>;
  };
  const manager = Cc['@mozilla.org/memory-reporter-manager;1']?.getService(Ci['nsIMemoryReporterManager']);
  const lines: [string, string, number][] = [];
  // Other processes are told to, and say nothing when they have.
  for (let i = 0; i < 4; i++) {
    await new Promise<void>((done) => manager?.minimizeMemoryUsage(done));
    await new Promise((done) => setTimeout(done, 700));
  }
  await new Promise<void>((done) =>
    manager?.getReports(
      (process, path, _kind, _units, amount) => {
        if (/^(?:explicit\/window-objects|js-main-runtime-gc-heap-committed)\//u.test(path))
          lines.push([process, path, amount]);
      },
      null,
      done,
      null,
      false,
    ),
  );
  return JSON.stringify(lines);
}
