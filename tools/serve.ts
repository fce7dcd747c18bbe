import { readFile, stat } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import path from 'node:path';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

/** A page kept in memory; with headers of its own where a test asks for them. */
export type Page = string | { body: string; headers: Record<string, string> };

/** What is served: a folder's path, or pages from memory by their path (`/a.html`). */
export type Served = string | Record<string, Page>;

export interface Server {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  origin: string;
  /** Adds or replaces a page from memory. */
  put: (urlPath: string, page: Page) => void;
  close: () => Promise<void>;
}

/** Serves `served` on a free port of 127.0.0.1; nothing is cached. */
export async function serve(served: Served): Promise<Server> {
  const folder = typeof served === 'string' ? path.resolve(served) : undefined;
  const pages = new Map(typeof served === 'string' ? [] : Object.entries(served));
  const server = createServer((request, response) => {
    answer(request, response, pages, folder).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    put: (urlPath, page) => void pages.set(urlPath, page),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A browser keeps its connections open, and would keep us waiting.
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pages: Map<string, Page>,
  folder: string | undefined,
): Promise<void> {
  response.setHeader('cache-control', 'no-store');
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const page = pages.get(pathname);
  if (page !== undefined) {
    response.setHeader('content-type', typeOf(pathname) ?? 'text/html; charset=utf-8');
    const { body, headers } = typeof page === 'string' ? { body: page, headers: {} } : page;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(body);
    return;
  }
  const file = folder === undefined ? undefined : await fileWithin(folder, pathname);
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Nothing here.');
    return;
  }
  response.setHeader('content-type', typeOf(file) ?? 'application/octet-stream');
  response.end(await readFile(file));
}

function typeOf(name: string): string | undefined {
  return contentTypes[path.extname(name).toLowerCase()];
}

async function fileWithin(folder: string, pathname: string): Promise<string | undefined> {
  const file = path.join(folder, decodedPath(pathname));
  if (file !== folder && !file.startsWith(folder + path.sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) return fileWithin(folder, `${pathname.replace(/\/$/u, '')}/index.html`);
  return found?.isFile() ? file : undefined;
}

function decodedPath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
