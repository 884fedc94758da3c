import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from '../support/laws.js';
import type { ReadLine } from '../../src/model/recognised.js';
import { repairLines } from '../../src/repair/repair.js';
import { digitsOf, line, textOf, word } from './lines.js';

const syllables = 'chuyến đối số tính tỉnh triến khai để đế Tổ chức Ủy ban nhân đân SỐ CỌNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do Hạnh phúc kỹ năng hô trợ'.split(' ');
const figures = '959% 85%. 2930 2O25 1V. 3⁄4 17/5⁄2021 06/QÐ-TTg 12/WQ-HĐND 09-NQ7TU (05b). 4) ~ — €) 1L. 100%, l0 /2O22'.split(' ');
const anyText = fc.oneof(fc.constantFrom(...syllables, ...figures), fc.stringMatching(/^[0-9A-Za-zÀ-ỹ%.,/⁄()~-]{1,9}$/).map((text) => text.normalize('NFC')));
const anyWord = fc.tuple(anyText, fc.integer({ min: 0, max: 100 })).map(([text, confidence]) => word(text, confidence / 100));
const anyLine: fc.Arbitrary<ReadLine> = fc.array(anyWord, { minLength: 1, maxLength: 12 }).map((words) => ({ words, bbox: [0, 0, 100, 10] }));
const anyPage = fc.array(anyLine, { maxLength: 6 });
const runs = { numRuns: 80, seed: 3 };

describe('laws of repair', () => {
  it('never changes a digit', () => {
    fc.assert(
      fc.property(anyPage, (lines) => {
        const after = repairLines(lines).lines;
        lines.forEach(({ words }, i) => words.forEach(({ text }, j) => expect(digitsOf(after[i]!.words[j]!.text)).toBe(digitsOf(text))));
      }),
      runs,
    );
  });

  it('repairs nothing again', () => {
    fc.assert(
      fc.property(anyPage, (lines) => {
        const once = repairLines(lines);
        const twice = repairLines(once.lines);
        expect(twice.lines).toEqual(once.lines);
        expect(twice.repairs).toEqual([]);
      }),
      runs,
    );
  });

  it('keeps every word, its place and confidence; doubt is a probability; each change is recorded', () => {
    fc.assert(
      fc.property(anyPage, (lines) => {
        const { lines: after, repairs } = repairLines(lines);
        const [before, words] = [lines.flatMap((l) => l.words), after.flatMap((l) => l.words)];
        expect(words.map(({ bbox, confidence, symbols }) => ({ bbox, confidence, symbols }))).toEqual(before.map(({ bbox, confidence, symbols }) => ({ bbox, confidence, symbols })));
        for (const { doubt } of words) expect(doubt >= 0 && doubt <= 1).toBe(true);
        words.forEach(({ text, read }, i) => expect(read ?? text).toBe(before[i]!.text));
        expect(repairs.map(({ before: b, after: a }) => [b, a])).toEqual(words.filter(({ read }) => read !== undefined).map(({ read, text }) => [read, text]));
      }),
      runs,
    );
  });

  it('gives the same for the same', () => {
    fc.assert(
      fc.property(anyPage, (lines) => {
        expect(JSON.stringify(repairLines(lines))).toBe(JSON.stringify(repairLines(lines)));
      }),
      { ...runs, numRuns: 30 },
    );
  });
});

describe('texts read right', () => {
  it.each(['binh-thuan.txt', 'ba-ria-vung-tau.txt', 'ninh-thuan.txt', 'synth-005.txt'])('%s at confidence 0.95 stays, but for slips of the text itself', (file) => {
    const lines = readFileSync(`fixtures/documents/${file}`, 'utf8').normalize('NFC').split('\n').map((text) => text.trim().replace(/\s+/g, ' ')).filter((text) => text !== '').map((text) => line(text));
    const changed: string[] = [];
    for (let i = 0; i < lines.length; i += 40) {
      const page = lines.slice(i, i + 40);
      const { lines: after, repairs } = repairLines(page);
      if (repairs.length > 0) changed.push(...repairs.map(({ before, after: now }) => `${before}→${now}`));
      else expect(textOf(after)).toBe(textOf(page));
    }
    expect(changed.filter((change) => !slips.has(change))).toEqual([]);
  });
});

/** Slips in the texts that the words beside them show: no words of Vietnamese. */
const slips = new Set(['THEO DÖI→THEO DÕI', 'DÖI,→DÕI,', 'nghiêp,→nghiệp,', 'Chưong→Chương', 'đôc→đốc', 'chuyể→chuyển']);
