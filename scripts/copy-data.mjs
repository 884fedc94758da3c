// Copies the data files that stand beside the sources (registers, catalogue) to dist, where the built code looks for them.
import { cpSync } from 'node:fs';

cpSync('src', 'dist', { recursive: true, filter: (path) => !/\.[a-z]+$/i.test(path) || /\.(tsv|json)$/.test(path) });
