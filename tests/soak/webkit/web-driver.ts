/** A client for as much of WebDriver (W3C) as the tests use, over plain HTTP. */
export interface WebDriver {
  /** Name and version of the browser. */
  readonly browser: string;
  goTo(url: string): Promise<void>;
  /** Runs the body of a function in the document in view; it may use `arguments` and returns JSON or elements. */
  run<Value>(body: string, ...values: unknown[]): Promise<Value>;
  /** The elements that a CSS selector finds in the document in view. */
  find(selector: string): Promise<Element[]>;
  /** Goes into a frame of the document in view, or out to the page. */
  enter(frame: Element | 'page'): Promise<void>;
  /** A picture of what the window shows, as PNG. WebKitWebDriver's pictures of elements are empty. */
  picture(): Promise<Buffer>;
  /** The pointer moves to a point of the viewport, in CSS pixels. */
  movePointer(x: number, y: number): Promise<void>;
  /** The pointer moves there and the main button is pressed and released. */
  click(x: number, y: number): Promise<void>;
  /** A key goes down and up. */
  press(key: Key): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  end(): Promise<void>;
}

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** An element as WebDriver names it. */
export interface Element {
  readonly [ELEMENT]: string;
}

/** The code points that WebDriver gives to keys without a character of their own (§ 17.4.2). */
const keys = {
  Escape: '\uE00C',
  Tab: '\uE004',
  Enter: '\uE007',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
} as const;
export type Key = keyof typeof keys;

/** A session with the driver at `origin`. */
export async function openSession(origin: string, capabilities: object): Promise<WebDriver> {
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${origin}/session${path}`, {
      method,
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`WebDriver ${path}: ${error}: ${message}`);
  };
  const { sessionId, capabilities: got } = (await ask('POST', '', {
    capabilities: { alwaysMatch: capabilities },
  })) as {
    sessionId: string;
    capabilities: { browserName: string; browserVersion: string };
  };
  const at = `/${sessionId}`;
  const point = (...actions: object[]): Promise<unknown> =>
    ask('POST', `${at}/actions`, { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  const moveTo = (x: number, y: number): object => ({
    type: 'pointerMove',
    duration: 0,
    x: Math.round(x),
    y: Math.round(y),
  });
  return {
    browser: `${got.browserName} ${got.browserVersion}`,
    goTo: async (url) => void (await ask('POST', `${at}/url`, { url })),
    run: async <Value>(script: string, ...args: unknown[]) =>
      (await ask('POST', `${at}/execute/sync`, { script, args })) as Value,
    find: async (value) =>
      (await ask('POST', `${at}/elements`, { using: 'css selector', value })) as Element[],
    enter: async (frame) => void (await ask('POST', `${at}/frame`, { id: frame === 'page' ? null : frame })),
    picture: async () => Buffer.from((await ask('GET', `${at}/screenshot`)) as string, 'base64'),
    movePointer: async (x, y) => void (await point(moveTo(x, y))),
    click: async (x, y) =>
      void (await point(moveTo(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 })),
    press: async (key) => {
      const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: keys[key] }));
      await ask('POST', `${at}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    resize: async (width, height) => void (await ask('POST', `${at}/window/rect`, { width, height })),
    end: async () => void (await ask('DELETE', at)),
  };
}
