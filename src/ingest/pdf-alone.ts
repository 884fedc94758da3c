// As pdf.js takes it: under a test runner `node:module` is another, with a cache of its own.
const { createRequire } = process.getBuiltinModule('node:module');
const own = createRequire(import.meta.url);

const drawingLibrary = '@napi-rs/canvas';
/** Shapes that pdf.js takes from the drawing library only to draw; the matrices it needs at once are plain JavaScript. */
const drawn = ['ImageData', 'Path2D'] as const;

/** The drawing library as pdf.js finds it: it may have a copy of its own. */
export function findDrawingLibrary(): { require: NodeJS.Require; path: string } | null {
  try {
    const require = createRequire(own.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
    return { require, path: require.resolve(drawingLibrary) };
  } catch {
    return null;
  }
}

/** Puts the real shape there when someone first asks for it, as if pdf.js had done it. */
function onFirstUse(name: (typeof drawn)[number], require: NodeJS.Require): void {
  const put = (value: unknown): void => void Object.defineProperty(globalThis, name, { configurable: true, enumerable: false, writable: true, value });
  const get = (): unknown => {
    const { [name]: shape } = require(drawingLibrary) as Record<string, unknown>;
    put(shape);
    return shape;
  };
  Object.defineProperty(globalThis, name, { configurable: true, enumerable: false, get, set: put });
}

/** A stand-in for the drawing library that has only matrices; returns how to take it away again. */
function standInForDrawing(): () => void {
  const found = findDrawingLibrary();
  if (found === null || found.path in found.require.cache || drawn.some((name) => name in globalThis)) return () => undefined;
  const { require, path } = found;
  const exports = { ...(require(`${drawingLibrary}/geometry.js`) as object), ...Object.fromEntries(drawn.map((name) => [name, class {}])) };
  require.cache[path] = { id: path, filename: path, path, loaded: true, exports, children: [], paths: [], parent: null, require, isPreloading: false } as unknown as NodeJS.Module;
  return () => {
    delete require.cache[path];
    for (const name of drawn) onFirstUse(name, require);
  };
}

/** Looking at Node's `Response` loads its whole network library; pdf.js looks, to give it a method of newer engines. */
function standInForResponse(): () => void {
  const lazy = Object.getOwnPropertyDescriptor(globalThis, 'Response');
  if (lazy?.get === undefined || lazy.configurable !== true) return () => undefined;
  Object.defineProperty(globalThis, 'Response', { configurable: true, enumerable: false, writable: true, value: class {} });
  return () => void Object.defineProperty(globalThis, 'Response', lazy);
}

/**
 * Loads pdf.js without two libraries that it loads at once and that reading text never uses: the one for drawing and Node's own for the network.
 * They take longer than pdf.js itself, and 25 MB. Stand-ins hold their places while `load` runs; whoever needs them later gets the real ones.
 */
export async function loadAlone<T>(load: () => Promise<T>): Promise<T> {
  const away = [standInForDrawing(), standInForResponse()];
  try {
    return await load();
  } finally {
    for (const takeAway of away) takeAway();
  }
}
