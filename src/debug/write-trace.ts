import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stageFiles, type StageName, type Trace } from './trace.js';

/** Leaves each stage's result as a file under `<folder>/<document>/`. */
export function writeTrace(folder: string, document: string): Trace {
  const place = join(folder, document.replace(/[^A-Za-zÀ-ỹ\d._-]+/gu, '_'));
  mkdirSync(place, { recursive: true });
  return (stage, result) => {
    const name = stageFiles[stage as StageName] ?? `${stage}.json`;
    writeFileSync(join(place, name), typeof result === 'string' ? `${result}\n` : `${JSON.stringify(result, null, 1)}\n`);
  };
}
