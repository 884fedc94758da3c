/** Shapes that pdf.js takes from the drawing library; the first is plain JavaScript and is needed at once, the others only to draw. */
const drawn = ['ImageData', 'Path2D'] as const;

const { createRequire } = process.getBuiltinModule('node:module');
const own = createRequire(import.meta.url);

/** The drawing library as pdf.js finds it: it may have a copy of its own. */
function canvasOfPdfjs(): { require: NodeJS.Require; path: string } | null {
  try {
    const require = createRequire(own.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
    return { require, path: require.resolve('@napi-rs/canvas') };
  } catch {
    return null;
  }
}

/** Takes the real shape when someone asks for it, as if pdf.js had put it there. */
function onFirstUse(name: (typeof drawn)[number], require: NodeJS.Require): void {
  const put = (value: unknown): void => void Object.defineProperty(globalThis, name, { configurable: true, enumerable: false, writable: true, value });
  const get = (): unknown => {
    const { [name]: shape } = require('@napi-rs/canvas') as Record<string, unknown>;
    put(shape);
    return shape;
  };
  Object.defineProperty(globalThis, name, { configurable: true, enumerable: false, get, set: put });
}

/**
 * Loads pdf.js without the drawing library, which it would load at once and which takes as long as pdf.js itself and 25 MB:
 * reading text draws nothing. While `load` runs a stand-in with the matrices only holds its place; who draws later gets the real one.
 */
export async function withoutCanvas<T>(load: () => Promise<T>): Promise<T> {
  const canvas = canvasOfPdfjs();
  if (canvas === null || canvas.path in canvas.require.cache || drawn.some((name) => name in globalThis)) return load();
  const { require, path } = canvas;
  const exports = { ...(require('@napi-rs/canvas/geometry.js') as object), ...Object.fromEntries(drawn.map((name) => [name, class {}])) };
  require.cache[path] = { id: path, filename: path, path, loaded: true, exports, children: [], paths: [], parent: null, require, isPreloading: false } as unknown as NodeJS.Module;
  try {
    return await load();
  } finally {
    delete require.cache[path];
    for (const name of drawn) onFirstUse(name, require);
  }
}
