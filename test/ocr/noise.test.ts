import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { setNoiseAside } from '../../src/ocr/noise.js';
import type { RepairedLine, RepairedWord } from '../../src/repair/repair.js';
import { lineAt, wordAt } from './made-engine.js';

/** "text~0.8 next" → words a blank apart with their doubts; "|" is a wide blank. */
function lineOf(written: string): RepairedLine {
  let x = 50;
  const words: RepairedWord[] = [];
  for (const part of written.split(' ')) {
    if (part === '|') x += 120;
    else {
      const [text = '', doubt = '0'] = part.split('~');
      words.push({ ...wordAt(text, x), doubt: Number(doubt) });
      x = words.at(-1)!.bbox[2] + 8;
    }
  }
  return lineAt(words) as RepairedLine;
}

const textOf = (lines: readonly RepairedLine[]): string => lines.map((line) => line.words.map((w) => w.text).join(' ')).join('/');

describe('what engines make of strokes is set aside, and told', () => {
  const rows: readonly [line: string, kept: string, noise: string[], why: string][] = [
    ['KT. CHỦ TỊCH', 'KT. CHỦ TỊCH', [], 'nothing to set aside'],
    ['CHỦ TỊCH ⁄~0.9', 'CHỦ TỊCH', ['⁄'], 'a stroke at the end'],
    [': - Như Điều 3;', '- Như Điều 3;', [':'], 'a speck before the mark of a list'],
    ['¡) Phát triển', '¡) Phát triển', [], 'a mark of a list read badly'],
    ['QUYẾT ĐỊNH .', 'QUYẾT ĐỊNH', ['.'], 'a speck behind: punctuation stands at its word'],
    ['đạt 55 %', 'đạt 55 %', [], 'the sign of an amount'],
    ['⁄~0.9 J~0.8', '', ['⁄', 'J'], 'nothing but strokes: no line'],
    ['Nơi nhận: | Q~0.9', 'Nơi nhận:', ['Q'], 'a stamp in a column of its own'],
    ['x~0.9 Nơi nhận', 'x Nơi nhận', [], 'only ends of lines are looked at'],
    ['đạt 90 %~0.9', 'đạt 90 %', [], 'a sign of an amount stays, however doubted'],
    ['≥~0.9', '≥', [], 'so does one that stands alone'],
    ['dung lượng 100 GB~0.9', 'dung lượng 100 GB', [], 'the unit after a number'],
    ['diện tích 5 ha~0.9 ⁄~0.9', 'diện tích 5 ha', ['⁄'], 'but not what hangs behind the unit'],
    ['tăng 7~0.99', 'tăng 7', [], 'a figure is never noise'],
    ['-~0.9 Các sở', '- Các sở', [], 'marks of lists'],
    ['Ngày ……~0.9', 'Ngày ……', [], 'blanks to be filled in'],
    ['cơ sở ở~0.4', 'cơ sở ở', [], 'little doubt'],
    ['Công an xã~0.9', 'Công an xã', [], 'a syllable'],
  ];
  test.each(rows)('%s → %s', (line, kept, noise) => {
    const quiet = setNoiseAside([lineOf(line)]);
    expect(textOf(quiet.lines)).toBe(kept);
    expect(quiet.noise).toEqual(noise);
  });

  test('a cell whose signs were counted is never noise', () => {
    const word: RepairedWord = { ...wordAt('?', 10, { signs: 1 }), doubt: 1 };
    expect(setNoiseAside([lineAt([word]) as RepairedLine]).noise).toEqual([]);
  });

  const word = fc.record({ text: fc.constantFrom('Sở', 'x', '⁄', '7', '%', 'GB', 'ở', 'Lý', '12,5', 'công'), doubt: fc.constantFrom(0, 0.49, 0.5, 1), wide: fc.boolean() });
  const lines = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { maxLength: 4 }).map((all) => all.map((words) => lineOf(words.map((w) => `${w.wide ? '| ' : ''}${w.text}~${w.doubt}`).join(' '))));
  test('every word is kept or told; figures and sure words are kept; a second time changes nothing', () => {
    fc.assert(fc.property(lines, (given) => {
      const quiet = setNoiseAside(given);
      const words = (all: readonly RepairedLine[]): string[] => all.flatMap((line) => line.words.map((w) => w.text)).sort();
      expect([...words(quiet.lines), ...quiet.noise].sort()).toEqual(words(given));
      expect(quiet.noise.filter((text) => /[\d%]/.test(text))).toEqual([]);
      const sure = (all: readonly RepairedLine[]) => all.flatMap((l) => l.words).filter((w) => w.doubt < 0.5 && /[A-Za-zÀ-ỹ0-9]/.test(w.text));
      expect(sure(quiet.lines)).toHaveLength(sure(given).length);
      expect(setNoiseAside(quiet.lines)).toEqual({ lines: quiet.lines, noise: [] });
    }));
  });
});
