import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { readDocument } from '../../src/pipeline.js';
import { readTasks } from '../../src/tasks/tasks.js';
import { dice, foldWords } from '../../src/text/fold.js';
import { fixture, gold, limits } from '../support/documents.js';
import { bullet, facts, heading, item, paragraph, read, table } from './support.js';

interface GoldTask {
  kind: string;
  marker: string | null;
  text: string;
  lead: string[];
  coordinating: string[];
  deliverable: string | null;
  timeframe: { from: string | null; to: string | null; recurrence: string | null; openEnded: boolean } | null;
}

describe('tasks of the public plans’ bodies', () => {
  test.each(['ninh-thuan.txt', 'binh-thuan.txt', 'binh-dinh.md', 'synth-003.txt', 'synth-005.txt', 'synth-007.txt', 'synth-008.txt'])('%s', async (file) => {
    const truth = gold(file.replace(/\.\w+$/, '')) as unknown as { document: Pick<typeof facts, 'issuedOn' | 'period'>; tasks: GoldTask[] };
    const expected = truth.tasks.filter((t) => t.kind !== 'table-row');
    const document = await readDocument(fixture(file), { file, ...limits });
    const { tasks } = readTasks({ ...document, tables: [] }, { ...facts, issuedOn: truth.document.issuedOn, period: truth.document.period });
    expect(tasks.map((t) => [t.kind, t.marker])).toEqual(expected.map((t) => [t.kind, t.marker]));
    tasks.forEach((task, i) => {
      const want = expected[i]!;
      expect(dice(foldWords(task.text), foldWords(want.text))).toBeGreaterThan(0.95);
      const { from, to, recurrence, openEnded } = task.timeframe ?? { from: null, to: null, recurrence: null, openEnded: false };
      expect({ text: task.text, from, to, recurrence, openEnded }).toEqual({ text: task.text, ...(want.timeframe ?? { from: null, to: null, recurrence: null, openEnded: false }) });
      expect(dice(foldWords(task.deliverable ?? ''), foldWords(want.deliverable ?? ''))).toBeGreaterThan(0.9);
    });
  });

  test('a duty that points to an item of the plan carries its id', async () => {
    const document = await readDocument(fixture('ba-ria-vung-tau.txt'), { file: 'ba-ria-vung-tau.txt', ...limits });
    const { tasks, findings } = readTasks(document, facts);
    const pointing = tasks.filter((t) => t.refersTo !== undefined);
    expect(pointing.length).toBeGreaterThanOrEqual(9);
    expect(pointing.every((t) => t.refersTo!.length === 1)).toBe(true);
    expect(new Set(pointing.flatMap((t) => t.refersTo!)).size).toBe(pointing.length);
    expect(findings.filter((f) => f.code === 'unresolved-reference')).toEqual([]);
  });
});

describe('ids', () => {
  const plan = (): ReturnType<typeof heading> => heading('roman', 'IV', 'TỔ CHỨC THỰC HIỆN', heading('decimal', '1', 'Sở Y tế', bullet('Một việc.'), bullet('Một việc.'), bullet('Hai việc.')));

  test('come from what the task says, and differ within a document', () => {
    const first = read([plan()]).tasks.map((t) => t.id);
    expect(new Set(first).size).toBe(3);
    expect(read([plan()]).tasks.map((t) => t.id)).toEqual(first);
  });
});

describe('an annex referred to without its number', () => {
  const annex = (marker: string): ReturnType<typeof table> => ({ ...table(['marker', 'content', 'lead'], [['1', 'Xây dựng.', 'Sở Y tế']]), annex: { marker, title: null } });
  const found = (text: string, ...annexes: string[]): string[] =>
    read([heading('roman', 'IV', 'TỔ CHỨC THỰC HIỆN', heading('decimal', '1', 'Sở Y tế', bullet(text)))], annexes.map(annex)).findings.map((f) => f.code);

  test.each([
    ['Thực hiện các nhiệm vụ được phân công tại Phụ lục và các nhiệm vụ khác.', ['PHỤ LỤC I', 'PHỤ LỤC II'], true],
    ['Thực hiện các nhiệm vụ được phân công tại Phụ lục.', ['PHỤ LỤC I', 'PHỤ LỤC II'], true],
    ['Thực hiện các nhiệm vụ được phân công tại Phụ lục II.', ['PHỤ LỤC I', 'PHỤ LỤC II'], false],
    ['Thực hiện các nhiệm vụ được phân công tại Phụ lục số 2.', ['PHỤ LỤC 1', 'PHỤ LỤC 2'], false],
    ['Thực hiện các nhiệm vụ được phân công tại Phụ lục kèm theo.', ['PHỤ LỤC'], false],
  ] as [string, string[], boolean][])('%s with %j → %s', (text, annexes, odd) => {
    expect(found(text, ...annexes).includes('unspecified-reference')).toBe(odd);
  });
});

describe('laws', () => {
  const words = fc
    .array(fc.constantFrom('Sở Y tế', 'chủ trì', 'phối hợp với', 'Công an tỉnh', ':', 'Cơ quan chủ trì:', 'Thời gian:', 'quý I/2023', 'tại điểm a, khoản 1, Mục I', 'định kỳ', 'hằng năm', 'Tổ chức thực hiện', 'Giao', '.', ';', '(', 'triển khai'), { maxLength: 12 })
    .map((list) => list.join(' '));
  const tree = fc.letrec<{ node: ReturnType<typeof paragraph> }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      words.map(paragraph),
      fc.tuple(words, fc.array(tie('node'), { maxLength: 4 })).map(([text, children]) => heading('decimal', '1', text, ...children)),
      fc.tuple(words, fc.array(tie('node'), { maxLength: 4 })).map(([text, children]) => item('letter', 'a', text, ...children)),
      fc.tuple(words, fc.array(tie('node'), { maxLength: 2 })).map(([text, children]) => bullet(text, ...children)),
    ),
  })).node;

  test('no tree makes it throw; every task has words and a distinct id; who is flagged has a reason', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), (nodes) => {
        const { tasks } = read([heading('roman', 'I', 'TỔ CHỨC THỰC HIỆN', ...nodes)]);
        expect(new Set(tasks.map((t) => t.id)).size).toBe(tasks.length);
        for (const task of tasks) {
          expect(task.text).toMatch(/\p{L}/u);
          if (task.kind === 'duty') expect(task.lead.length).toBeGreaterThan(0);
          if (task.needsReview) expect(task.confidence.reasons.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 150 },
    );
  });
});
