import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/run-hostile.ts', import.meta.url));
/** The worst of each kind; `npx tsx scripts/run-hostile.ts --heavy` tries all. */
const worst = ['pdf-content-bomb.pdf', 'pdf-forms-of-forms', 'pdf-image-100000-flate', 'pdf-map-range-huge', 'png-text-bomb', 'tiff-loop.tif', 'docx-bomb-lies-small', 'docx-bomb-150-mb', 'text-marks-million', 'markdown-links-nested', 'html-spans-many'];

describe('files made to eat memory, in a process of 512 MB heap', () => {
  // Peak memory is read from /proc.
  (existsSync('/proc/self/status') ? test : test.skip)('end in time, within their memory, in a record or one clear line', () => {
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', script, ...worst, '--quick', '--seconds', '60'], { encoding: 'utf8' });
    expect(stdout.split('\n').filter((line) => line.startsWith('WRONG'))).toEqual([]);
    expect(stdout).toContain(`${worst.length} files`);
    expect(status).toBe(0);
  });
});
