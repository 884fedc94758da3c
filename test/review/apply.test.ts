import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { RecordSchema, type DocumentRecord, type Target } from '../../src/model/record.js';
import { applyReview, factsOf } from '../../src/review/apply.js';
import { standing, type Decision, type FactDecision } from '../../src/review/model.js';
import { fixtureRecords } from '../dataset/support.js';
import { addition, decide, newTarget, targetFacts } from './support.js';

const records = fixtureRecords();
const record = records.find(({ source }) => source.file === 'synth-009.pdf') ?? records[0]!;
const first = targetFacts(record)[0]!;

const targetsOf = (it: DocumentRecord): Map<string, Target> => new Map(it.targets.map((target) => [target.id, target]));
const withTargets = (change: (target: Target, index: number) => Target): DocumentRecord => ({ ...record, targets: record.targets.map(change) });

describe('each kind of decision', () => {
  test('confirm: the value as it was, sure, asking for nobody', () => {
    const doubtful = withTargets((it) => ({ ...it, needsReview: true, confidence: { level: 'low', reasons: ['no-year'], score: null } }));
    const { record: after, counts } = applyReview(doubtful, [decide(doubtful, targetFacts(doubtful)[0]!, 'confirm')]);
    expect(after.targets[0]).toEqual({ ...doubtful.targets[0], needsReview: false, confidence: { level: 'high', reasons: ['confirmed-by-person'], score: null } });
    expect(after.targets[1]).toBe(doubtful.targets[1]);
    expect(counts).toEqual({ confirmed: 1, corrected: 0, rejected: 0, added: 0, lost: 0 });
  });

  test('correct: the fields named change, no other, in no other fact', () => {
    const { record: after } = applyReview(record, [decide(record, first, 'correct', { min: 77, max: 77 })]);
    expect(after.targets[0]).toEqual({ ...first.it, min: 77, max: 77, needsReview: false, confidence: { level: 'high', reasons: ['corrected-by-person'], score: null } });
    expect([after.targets.slice(1), after.tasks, after.findings]).toEqual([record.targets.slice(1), record.tasks, record.findings]);
  });

  test('another indicator: the match says a person chose it', () => {
    const { record: after } = applyReview(record, [decide(record, first, 'correct', { indicator: 'digital-economy-share-grdp' })]);
    expect(after.targets[0]).toMatchObject({ indicator: 'digital-economy-share-grdp', match: { score: 1, method: 'person', runnerUp: null } });
  });

  test('reject: out of the record, and counted', () => {
    const { record: after, counts } = applyReview(record, [decide(record, first, 'reject')]);
    expect(after.targets).toEqual(record.targets.slice(1));
    expect(counts.rejected).toBe(1);
  });

  test('add: one more, with the words it rests on found in the reading text', () => {
    const words = 'ít nhất 40% hộ nghèo';
    const { record: after, counts } = applyReview(record, [addition(record, 'target', newTarget('Hộ nghèo', 40), words)], `Mục tiêu: ít nhất\n40% hộ nghèo có việc.`);
    expect(after.targets.at(-1)).toMatchObject({ label: 'Hộ nghèo', min: 40, match: { method: 'person' }, mentions: [{ page: 1, span: [10, 30], text: 'ít nhất\n40% hộ nghèo' }] });
    expect(counts.added).toBe(1);
  });

  test('added, and read by a new version itself: stands once', () => {
    const it = first.it;
    const fields = { ...newTarget(it.label, 0), year: it.year, level: it.level, comparator: it.comparator, min: it.min, max: it.max, unit: it.unit };
    const { record: after } = applyReview(record, [addition(record, 'target', fields, 'whatever')]);
    expect(after.targets).toHaveLength(record.targets.length);
    expect(after.targets[0]!.confidence.reasons).toEqual(['added-by-person']);
  });
});

describe('after a new extraction', () => {
  const correction = decide(record, first, 'correct', { min: 77, max: 77 });
  const changed = (change: Partial<Target>): DocumentRecord => withTargets((it, n) => (n === 0 ? { ...it, ...change } : it));
  const mention = first.it.mentions[0]!;
  const moved = (text: string, page = mention.page): Partial<Target> => ({ mentions: [{ ...mention, page, span: [3, 3 + text.length], bbox: null, text }] });

  test.each<[string, DocumentRecord, 'settled' | 'lost', string]>([
    ['the same reading', record, 'settled', 'place'],
    ['facts in another order', { ...record, targets: [...record.targets].reverse() }, 'settled', 'place'],
    ['other ids', withTargets((it, n) => ({ ...it, id: `x${n}` })), 'settled', 'place'],
    ['other offsets', changed(moved(mention.text)), 'settled', 'words'],
    ['another page', changed(moved(mention.text, mention.page + 1)), 'settled', 'words'],
    ['another file of the document', { ...record, source: { ...record.source, sha256: 'f'.repeat(64) } }, 'settled', 'words'],
    ['one word otherwise', changed(moved(`${mention.text} nay`)), 'settled', 'near'],
    ['what the person says, read by itself now', changed({ min: 77, max: 77 }), 'settled', 'place'],
    ['another figure in the words', changed(moved(`${mention.text} 999`)), 'lost', 'not-found'],
    ['other words', changed(moved('hoàn toàn khác')), 'lost', 'not-found'],
    ['a third value', changed({ min: 12, max: 12 }), 'lost', 'reads-otherwise'],
    ['another unit, that nobody saw', changed({ unit: 'household' }), 'lost', 'reads-otherwise'],
    ['gone', { ...record, targets: record.targets.slice(1) }, 'lost', 'not-found'],
  ])('%s', (_, now, state, how) => {
    const { settled, lost, record: after } = applyReview(now, [correction]);
    expect(state === 'settled' ? settled.map(({ fit }) => fit) : lost.map(({ reason }) => reason)).toEqual([how]);
    expect(settled.length + lost.length).toBe(1);
    if (state === 'lost') expect(after.findings.at(-1)).toMatchObject({ code: how === 'not-found' ? 'review-not-found' : 'review-outdated', severity: 'warning' });
    if (how === 'reads-otherwise') expect(after.targets[0]).toMatchObject({ needsReview: true, confidence: { level: 'low' } });
    if (state === 'settled') expect(after.targets.filter(({ min }) => min === 77)).toHaveLength(1);
  });

  test('two facts it fits equally well: it fits none', () => {
    const twice = { ...record, targets: [...record.targets, { ...first.it, id: 'twin' }] };
    expect(applyReview(twice, [correction]).lost.map(({ reason }) => reason)).toEqual(['not-found']);
  });

  test('what was rejected goes; what the same sentence says of another year stays as it is', () => {
    const two = { ...record, targets: [first.it, { ...first.it, id: 'later', year: 2040 }] };
    const rejected = decide(two, first, 'reject');
    expect(applyReview(two, [rejected]).record.targets).toEqual([two.targets[1]]);
    expect(applyReview({ ...two, targets: [two.targets[1]!] }, [rejected]).record.targets).toEqual([two.targets[1]]);
  });

  test('the same words in another box of the page are not what was decided on', () => {
    const boxed = (bbox: [number, number, number, number]): Target => ({ ...first.it, mentions: [{ ...mention, bbox, span: [bbox[1], bbox[1] + 1] }] });
    const decision = decide(record, { what: 'target', it: boxed([10, 10, 50, 20]) }, 'reject');
    expect(applyReview({ ...record, targets: [boxed([10, 200, 50, 210])] }, [decision]).record.targets).toHaveLength(1);
    expect(applyReview({ ...record, targets: [boxed([11, 12, 50, 22])] }, [decision]).record.targets).toHaveLength(0);
  });

  test('what was rejected and is not read any more is no loss', () => {
    const { lost, counts } = applyReview({ ...record, targets: record.targets.slice(1) }, [decide(record, first, 'reject')]);
    expect([lost, counts.rejected]).toEqual([[], 0]);
  });

  test('an addition is looked for in another file of the document', () => {
    const other = { ...record, source: { ...record.source, sha256: 'f'.repeat(64) } };
    const added = addition(record, 'target', newTarget('Hộ nghèo', 40), '40% hộ nghèo');
    expect(applyReview(other, [added], 'không có gì').lost).toHaveLength(1);
    expect(applyReview(other, [added], 'có 40% hộ nghèo').counts.added).toBe(1);
  });
});

/** Any decisions on any facts of a record, one a fact. */
const anyDecisions = fc.nat(records.length - 1).chain((which) => {
  const it = records[which]!;
  const facts = factsOf(it);
  return fc.uniqueArray(fc.nat(facts.length - 1), { maxLength: 12 }).chain((indexes) => fc.tuple(
    fc.constant(which),
    fc.tuple(...indexes.map((index, n) => fc.constantFrom('confirm' as const, 'correct' as const, 'reject' as const).chain((kind) => fc.nat(500).map((value) => {
      const fact = facts[index]!;
      return decide(it, fact, kind, fact.what === 'target' ? { min: value } : { deliverable: `sản phẩm ${value}` }, n + 1);
    })))),
  ));
});

describe('laws', () => {
  test('on the record it was made on every decision finds its fact; the result is a record', () => {
    fc.assert(fc.property(anyDecisions, ([which, decisions]) => {
      const it = records[which]!;
      const { lost, settled, record: after } = applyReview(it, decisions);
      expect([lost, settled.length]).toEqual([[], decisions.length]);
      RecordSchema.parse(after);
    }), { numRuns: 60 });
  });

  test('applied to its own result it changes nothing', () => {
    fc.assert(fc.property(anyDecisions, ([which, decisions]) => {
      const it = records[which]!;
      const added = [...decisions, addition(it, 'target', newTarget('Chỉ tiêu bỏ sót', 3), 'có 3% bỏ sót', decisions.length + 1)];
      const once = applyReview(it, added, 'có 3% bỏ sót').record;
      expect(applyReview(once, added, 'có 3% bỏ sót').record).toEqual(once);
    }), { numRuns: 60 });
  });

  test('the order of facts does not matter', () => {
    fc.assert(fc.property(anyDecisions, ([which, decisions]) => {
      const it = records[which]!;
      const turned = applyReview({ ...it, targets: [...it.targets].reverse() }, decisions).record;
      expect(targetsOf(turned)).toEqual(targetsOf(applyReview(it, decisions).record));
    }), { numRuns: 30 });
  });

  test('undone from last to first, the record is as it was', () => {
    fc.assert(fc.property(anyDecisions, ([which, decisions]) => {
      const it = records[which]!;
      const undone: Decision[] = [...decisions];
      for (const { seq } of [...decisions].reverse()) undone.push({ kind: 'undo', seq: undone.length + 1, key: `undo-${seq}`, at: '2026-01-02T03:04:05.000Z', reviewer: 'Lan', of: seq });
      expect(applyReview(it, standing({ decisions: undone })).record).toEqual(it);
    }), { numRuns: 30 });
  });

  test('a decision never changes a fact it is not about', () => {
    fc.assert(fc.property(anyDecisions, ([which, decisions]) => {
      const it = records[which]!;
      const touched = new Set(decisions.map((each: FactDecision) => JSON.stringify(each.evidence.span) + each.what));
      const after = new Map(factsOf(applyReview(it, decisions).record).map((fact) => [fact.it.id, fact.it]));
      for (const fact of factsOf(it)) {
        const span = fact.what === 'target' ? fact.it.mentions[0]?.span : fact.it.evidence.span;
        if (!touched.has(JSON.stringify(span) + fact.what)) expect(after.get(fact.it.id)).toEqual(fact.it);
      }
    }), { numRuns: 30 });
  });
});
