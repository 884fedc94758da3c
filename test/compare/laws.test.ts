import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { diffRecords } from '../../src/compare/compare.js';
import { compareFacts } from '../../src/compare/facts.js';
import { RecordDiffSchema } from '../../src/compare/model.js';
import type { DocumentRecord } from '../../src/model/record.js';
import { copy, mirrored, readFixture, summary, unordered } from './support.js';

let base: DocumentRecord;
beforeAll(async () => {
  base = await readFixture('binh-dinh.md');
});

/** A record of some of the facts, some of them edited, some twice, in any order. */
const variant = fc.record({
  targets: fc.array(fc.record({ from: fc.nat(), year: fc.constantFrom(null, 2025, 2030), min: fc.constantFrom(null, 10, 20), label: fc.constantFrom('', ' cấp xã', ' trên địa bàn') }), { maxLength: 12 }),
  tasks: fc.array(fc.record({ from: fc.nat(), tail: fc.constantFrom('', ' (tiếp)', ' theo kế hoạch'), review: fc.boolean() }), { maxLength: 12 }),
});

type Variant = typeof variant extends fc.Arbitrary<infer T> ? T : never;

function build({ targets, tasks }: Variant): DocumentRecord {
  const pick = <T>(list: readonly T[], from: number): T => copy(list[from % list.length]!);
  return {
    ...base, sections: [], tables: [], citations: [], findings: [],
    targets: targets.map(({ from, year, min, label }) => {
      const target = pick(base.targets, from);
      return { ...target, label: `${target.label}${label}`, year: year ?? target.year, min: min ?? target.min };
    }),
    tasks: tasks.map(({ from, tail, review }) => {
      const task = pick(base.tasks, from);
      return { ...task, text: `${task.text}${tail}`, needsReview: review };
    }),
  };
}

const shuffled = <T>(list: readonly T[], order: readonly number[]): T[] => list.map((value, index) => ({ value, at: order[index % Math.max(order.length, 1)] ?? index })).sort((x, y) => x.at - y.at).map(({ value }) => value);
const runs = { numRuns: 60 };

/** Two facts that state the same under two ids: which of them finds the partner must not hang on their order. */
const onlyIdsApart: [Variant, Variant, number[]] = [
  { targets: [{ from: 2123304184, year: null, min: null, label: '' }], tasks: [] },
  { targets: [{ from: 451387844, year: 2030, min: 10, label: ' trên địa bàn' }, { from: 1751565142, year: null, min: 10, label: ' trên địa bàn' }], tasks: [] },
  [1, 0],
];

describe('laws of differences', () => {
  test('a record does not differ from itself', () => {
    fc.assert(fc.property(variant, (v) => {
      const record = build(v);
      expect(summary(diffRecords(record, copy(record)))).toEqual([]);
    }), runs);
  });

  test('order makes no difference', () => {
    fc.assert(fc.property(variant, variant, fc.array(fc.nat(), { maxLength: 12 }), (v, w, order) => {
      const [a, b] = [build(v), build(w)];
      const other = { ...b, targets: shuffled(b.targets, order), tasks: shuffled(b.tasks, order) };
      expect(diffRecords(b, other).equal).toBe(true);
      expect(unordered(diffRecords(a, other))).toEqual(unordered(diffRecords(a, b)));
    }), { ...runs, examples: [onlyIdsApart] });
  });

  test('seen from the other side, what was gained is lost', () => {
    fc.assert(fc.property(variant, variant, (v, w) => {
      const [a, b] = [build(v), build(w)];
      expect(unordered(diffRecords(b, a))).toEqual(unordered(mirrored(diffRecords(a, b))));
    }), runs);
  });

  test('each fact is in exactly one list', () => {
    fc.assert(fc.property(variant, variant, (v, w) => {
      const [a, b] = [build(v), build(w)];
      for (const kind of ['targets', 'tasks'] as const) {
        const { same, gained, lost, changed } = diffRecords(a, b)[kind];
        expect([same + changed.length + lost.length, same + changed.length + gained.length]).toEqual([a[kind].length, b[kind].length]);
      }
    }), runs);
  });

  test('one fact taken away is one fact lost', () => {
    for (const kind of ['targets', 'tasks', 'citations', 'findings'] as const) {
      for (const index of base[kind].keys()) {
        const diff = diffRecords(base, { ...base, [kind]: base[kind].filter((_, i) => i !== index) });
        expect(summary(diff)).toEqual([`${kind} -1`]);
      }
    }
  });

  test('what comes out is what the schema says, also across documents', async () => {
    const diff = diffRecords(base, await readFixture('synth-003.txt'));
    expect(RecordDiffSchema.parse(diff)).toEqual(diff);
    expect(diff.equal).toBe(false);
  });
});

describe('agreement of facts', () => {
  test('a record agrees with itself; two documents hardly agree', async () => {
    const self = compareFacts(base, copy(base));
    for (const kind of ['targets', 'tasks', 'citations', 'sections', 'rows', 'cells'] as const) expect([kind, self[kind].f1]).toEqual([kind, 1]);
    const other = compareFacts(base, await readFixture('synth-003.txt'));
    expect(other.targets.f1).toBeLessThan(0.2);
    expect(other.targets.onlyA.length + other.targets.differing.length).toBe(other.targets.inA - other.targets.same);
  });

  test('spelling and confidence do not count, values do, fields named are ignored', () => {
    const edited = copy(base);
    edited.targets[0]!.label = edited.targets[0]!.label.toUpperCase();
    edited.targets[1]!.needsReview = !edited.targets[1]!.needsReview;
    edited.targets[2]!.min = 1;
    edited.tasks[0]!.group = [];
    const { targets, tasks } = compareFacts(base, edited);
    expect([targets.same, targets.differing.length, targets.found]).toEqual([base.targets.length - 1, 1, 1]);
    expect(tasks.differing).toHaveLength(base.tasks[0]!.group.length === 0 ? 0 : 1);
    expect(compareFacts(base, edited, ['group']).tasks.f1).toBe(1);
  });
});
