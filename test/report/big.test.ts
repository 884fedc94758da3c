import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeReport } from '../../src/make-report.js';
import { fixtureRecords } from '../dataset/support.js';
import { enlarged } from './big.js';
import { filesOf, keep } from './support.js';

test('2,000 targets and 1,500 tasks: every page under 300 kB, every fact on one page, nothing in front of the first paint', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-big-'));
  try {
    const source = fixtureRecords().find(({ targets, tasks }) => targets.length > 5 && tasks.length > 5)!;
    const record = enlarged(source, 2000, 1500);
    keep(join(folder, 'output'), record, 'Đoạn văn.\n'.repeat(100_000));
    await makeReport(join(folder, 'output'), join(folder, 'site'));
    const pages = [...filesOf(join(folder, 'site'))].filter(([path]) => path.endsWith('.html'));
    for (const [path, text] of pages) {
      expect([path, Buffer.byteLength(text) < 300_000]).toEqual([path, true]);
      const scripts = [...text.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes!);
      expect([path, scripts.length > 0 && scripts.every((each) => /^ defer src="[^"]+"$/.test(each))]).toEqual([path, true]);
      // A page asks for its own text at most, never for that of others or for the index.
      const own = path.replace(/^documents\/|(?:\.\d+)?\.html$/g, '');
      for (const each of scripts) expect(each).toMatch(path.startsWith('documents/') ? new RegExp(`/assets/|/documents/${own}\\.text`) : /assets\//);
    }
    const ids = pages.filter(([path]) => path.startsWith('documents/')).flatMap(([, text]) => [...text.matchAll(/<tr id="([tk]\d+)"/g)].map(([, id]) => id!));
    expect([ids.length, new Set(ids).size]).toEqual([3500, 3500]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
