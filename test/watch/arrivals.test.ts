import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import type { FileState } from '../../src/batch/manifest.js';
import { Arrivals } from '../../src/watch/arrivals.js';
import { isUnfinished, WatchedFolder } from '../../src/watch/folder.js';

const settle = 100;
const state = (size: number, at = 0): FileState => ({ size, mtimeMs: at, ctimeMs: at, ino: 1 });
const files = (sizes: Readonly<Record<string, number>>): Map<string, FileState> => new Map(Object.entries(sizes).map(([path, size]) => [path, state(size)]));

/** What is given at each look: time, the files' sizes. */
function given(looks: readonly (readonly [number, Readonly<Record<string, number>>])[]): string[] {
  const arrivals = new Arrivals(settle);
  return looks.map(([now, sizes]) => {
    arrivals.observe(files(sizes), now);
    return arrivals.take(now, 10).map(({ paths }) => paths.join('+')).join(' ');
  });
}

describe('a file is given once it is whole', () => {
  test.each<[string, (readonly [number, Record<string, number>])[], string[]]>([
    ['after it stayed as it is', [[0, { a: 1 }], [99, { a: 1 }], [100, { a: 1 }]], ['', '', 'a']],
    ['not while it grows', [[0, { a: 1 }], [90, { a: 2 }], [180, { a: 3 }], [280, { a: 3 }]], ['', '', '', 'a']],
    ['once', [[0, { a: 1 }], [100, { a: 1 }], [300, { a: 1 }]], ['', 'a', '']],
    ['again when it changes', [[0, { a: 1 }], [100, { a: 1 }], [300, { a: 2 }], [400, { a: 2 }]], ['', 'a', '', 'a']],
    ['not when it is gone before', [[0, { a: 1 }], [50, {}], [150, {}]], ['', '', '']],
    ['under its new name', [[0, { a: 1 }], [50, { b: 1 }], [150, { b: 1 }]], ['', '', 'b']],
    ['again when it went and came', [[0, { a: 1 }], [100, { a: 1 }], [200, {}], [300, { a: 1 }], [400, { a: 1 }]], ['', 'a', '', '', 'a']],
    ['while others still grow', [[0, { a: 1, b: 1 }], [100, { a: 1, b: 2 }], [200, { a: 1, b: 2 }]], ['', 'a', 'b']],
    ['pages together, when no page came for ten times as long', [[0, { 'p1.png': 1 }], [200, { 'p1.png': 1 }], [900, { 'p1.png': 1, 'p2.png': 1 }], [1500, { 'p1.png': 1, 'p2.png': 1 }], [1900, { 'p1.png': 1, 'p2.png': 1 }]], ['', '', '', '', 'p1.png+p2.png']],
    ['pages anew when one is added', [[0, { 'p1.png': 1 }], [1000, { 'p1.png': 1 }], [1100, { 'p1.png': 1, 'p2.png': 1 }], [2100, { 'p1.png': 1, 'p2.png': 1 }], [4000, { 'p1.png': 1, 'p2.png': 1 }]], ['', 'p1.png', '', 'p1.png+p2.png', '']],
    ['pages of one folder do not wait for another', [[0, { 'a/p1.png': 1, 'b/p1.png': 1 }], [900, { 'a/p1.png': 1, 'b/p1.png': 2 }], [1000, { 'a/p1.png': 1, 'b/p1.png': 2 }]], ['', '', 'a/p1.png']],
  ])('%s', (_, looks, expected) => expect(given(looks)).toEqual(expected));

  test('what has lain there long is given at once, if its times are trusted', () => {
    for (const [old, expected] of [[true, 1], [false, 0]] as const) {
      const arrivals = new Arrivals(settle);
      arrivals.observe(new Map([['old', state(1, 1000)], ['new', state(1, 4950)], ['future', state(1, 9000)]]), 5000, old);
      expect(arrivals.take(5000, 10)).toHaveLength(expected);
      expect(arrivals.waiting).toBe(3 - expected);
      expect(arrivals.nextAt()).toBe(old ? 5050 : 5100);
    }
  });

  test('no more than asked for, the rest next; again on demand', () => {
    const arrivals = new Arrivals(settle);
    arrivals.observe(files({ a: 1, b: 1, c: 1 }), 0);
    expect([arrivals.take(100, 2), arrivals.take(100, 2), arrivals.take(100, 2)].map((some) => some.flatMap(({ paths }) => paths))).toEqual([['a', 'b'], ['c'], []]);
    arrivals.again('b');
    arrivals.again('not there');
    expect(arrivals.take(100, 2).flatMap(({ paths }) => paths)).toEqual(['b']);
  });

  test('whatever happens: nothing is given that changed within the time, and in the end everything is given as it is', () => {
    const names = ['a.pdf', 'b.pdf', 'page-1.png', 'page-2.png', 'd/page-1.png'];
    const sizes = fc.record(Object.fromEntries(names.map((name) => [name, fc.integer({ min: 0, max: 3 })])));
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 150 }), sizes), { minLength: 1, maxLength: 30 }), (steps) => {
      const arrivals = new Arrivals(settle);
      const changed = new Map<string, number>();
      let [now, before, last] = [0, {} as Record<string, number>, new Map<string, number>()];
      const look = (found: Record<string, number>): void => {
        for (const name of names) if (found[name] !== before[name]) changed.set(name, now);
        before = found;
        arrivals.observe(files(Object.fromEntries(Object.entries(found).filter(([, size]) => size > 0))), now);
        for (const { paths } of arrivals.take(now, 10)) {
          for (const path of paths) {
            expect(now - changed.get(path)!).toBeGreaterThanOrEqual(settle);
            last = new Map([...last, [path, found[path]!]]);
          }
        }
      };
      for (const [step, found] of steps) {
        now += step;
        look(found);
      }
      for (let i = 0; i < 2; i++) {
        now += 10 * settle;
        look(before);
      }
      for (const name of names) if (before[name]! > 0) expect([name, last.get(name)]).toEqual([name, before[name]]);
      expect([arrivals.waiting, arrivals.nextAt()]).toEqual([0, null]);
    }));
  });
});

test.each([
  ['a.pdf', false], ['a.pdf.part', true], ['a.crdownload', true], ['x.TMP', true], ['.a.pdf', true], ['~$plan.docx', true], ['a.docx~', true], ['in/a.filepart', true],
  ['part.pdf', false], ['tmp', false], ['Kế hoạch.tmp.pdf', false], ['a.partial.pdf', false], ['run.jsonl.1a2b3c4d.half', true],
])('%s is being written: %s', (name, expected) => expect(isUnfinished(name)).toBe(expected));

test('what the run writes is no input, and changes of it ring no bell; a folder that is watched inside the output is', () => {
  const folder = new WatchedFolder('in', '/w', ['/w/in/out', '/w', '/w/in/k.prom']);
  expect(['/w/in/out/a.json', '/w/in/out', '/w/in/k.prom', '/w/in/outer/a.pdf', '/w/in/a.pdf'].map((path) => folder.isOwn(path))).toEqual([true, true, true, false, false]);
  expect(['/w/in', '/w/in/.git/x', '/w/in/sub/a.pdf', '/w/in/a.pdf.part', '/w/in/out'].map((path) => folder.isIgnored(path, true))).toEqual([false, true, false, true, true]);
  expect(folder.isIgnored('/w/in/plans.part', false)).toBe(false);
});
