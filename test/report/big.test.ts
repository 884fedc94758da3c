import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
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
      // What other pages hold is loaded when a filter is used.
      for (const each of scripts) expect(each).toMatch(path.startsWith('documents/') ? new RegExp(`/assets/|/documents/${own}\\.text`) : /assets\//);
    }
    const ids = pages.filter(([path]) => path.startsWith('documents/')).flatMap(([, text]) => [...text.matchAll(/<tr id="([tk]\d+)"/g)].map(([, id]) => id!));
    expect([ids.length, new Set(ids).size]).toEqual([3500, 3500]);
    const rows = [...filesOf(join(folder, 'site'))].filter(([path]) => /\.rows\.\d+\.js$/.test(path));
    const seen: [kind: string, order: number, page: number][] = [];
    for (const [path, text] of rows) {
      expect([path, Buffer.byteLength(text) < 300_000]).toEqual([path, true]);
      vm.runInNewContext(text, { kehoachRows: (_: unknown, list: [string, number, number][]) => seen.push(...list) });
    }
    // Every row once, with the page it stands on.
    const pageOf = new Map(pages.filter(([path]) => path.startsWith('documents/')).flatMap(([path, text]) => [...text.matchAll(/<tr id="([tk]\d+)"/g)].map(([, id]) => [id!, Number(/\.(\d+)\.html$/.exec(path)?.[1] ?? 1)] as const)));
    expect(seen.map(([kind, order, page]) => [`${kind}${order}`, page])).toEqual([...['t', 'k'].flatMap((kind) => Array.from({ length: kind === 't' ? 2000 : 1500 }, (_, n) => [`${kind}${n + 1}`, pageOf.get(`${kind}${n + 1}`)]))]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
