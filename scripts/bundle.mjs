/**
 * Bundles the sources into few files under dist/: loading one module for each source file took a tenth of a second of every start.
 * Types are tsc's work. Packages stay packages, but for the two below, of which the library needs a part at once.
 */
import { build } from 'esbuild';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/', import.meta.url));
const target = fileURLToPath(new URL('../dist/', import.meta.url));
const bundled = ['zod', 'natural', 'underscore'];
/** Of natural the edit distance alone: its TF-IDF asks for node:fs in a way a bundle has not, and one command uses it. */
const unbundled = /^natural\/lib\/natural\/tfidf\//;

/** Data files stand in dist where they stand in src, the code that reads them stands in dist itself: `./x.tsv` in src/room becomes `./room/x.tsv`. */
const dataPaths = {
  name: 'data-paths',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const room = relative(source, dirname(path)).split(sep).join('/');
      const contents = readFileSync(path, 'utf8').replace(/new URL\('(\.[^']*)', import\.meta\.url\)/g, (whole, file) => {
        // Beside src and dist alike (package.json): as far up as from a file in src itself.
        const inside = posix.normalize(posix.join(room, file));
        return `new URL('${inside.startsWith('.') ? inside : `./${inside}`}', import.meta.url)`;
      });
      return { contents, loader: 'ts' };
    });
  },
};

const packages = {
  name: 'packages',
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === 'entry-point' || (bundled.includes(path.split('/')[0]) && !unbundled.test(path)) ? undefined : { path, external: true }));
  },
};

const isData = (path) => !/\.[a-z]+$/i.test(path) || /\.(tsv|json)$|[\\/]assets[\\/][^\\/]+\.(js|css|html)$/.test(path);

rmSync(target, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { index: join(source, 'index.ts'), 'cli/main': join(source, 'cli/main.ts'), 'workers/main': join(source, 'workers/main.ts'), 'queue/reader-main': join(source, 'queue/reader-main.ts') },
  outdir: target, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20', charset: 'ascii', chunkNames: '[name]-[hash]',
  plugins: [dataPaths, packages], metafile: true, logLevel: 'warning',
});
cpSync(source, target, { recursive: true, filter: isData });

for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
  if (resolve(dirname(output)) === resolve(target)) continue;
  const lost = Object.keys(inputs).filter((input) => readFileSync(input, 'utf8').includes('import.meta.url'));
  if (lost.length > 0) throw new Error(`${output} is not in dist itself, but holds code that looks for files beside it: ${lost.join(', ')}`);
}
