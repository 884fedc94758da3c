import { describe, expect, test } from '@jest/globals';
import { ingest } from '../../src/ingest/ingest.js';
import { checkText, textLimits } from '../../src/ingest/text-limits.js';
import { spacedLine } from '../../src/ingest/spaced/lines.js';

describe('texts longer than documents are', () => {
  test.each<[string, string, number, RegExp | null]>([
    ['as many characters as its pages hold', 'chữ\n'.repeat(10).padEnd(20_000, 'a'), 1, null],
    ['one more', 'a'.repeat(20_001), 1, /^The text has 20001 characters, more than the 20000 of 1 full pages: .+ --max-pages\.$/],
    ['as many lines as its pages hold', 'a\n'.repeat(300), 1, null],
    ['one more line', `${'a\n'.repeat(300)}a`, 1, /^The text has more than 300 lines, as many as 1 pages hold: .+ --max-pages\.$/],
    ['a longest line', `b\n${'a'.repeat(textLimits.line)}`, 1000, null],
    ['a longer one', `b\n${'a'.repeat(textLimits.line + 1)}\nc`, 1000, /^Line 2 of the text has 4000001 characters, more than 4000000: break the text into lines\.$/],
    ['nothing', '', 1, null],
  ])('%s', (_, text, pages, message) => {
    const check = (): void => checkText(text, pages);
    if (message === null) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ name: 'InputError', code: 'too-large', message: expect.stringMatching(message) }));
  });

  test.each(['plan.txt', 'plan.md'])('are refused before anything reads them (%s)', async (file) => {
    const bytes = new TextEncoder().encode('a b c d '.repeat(2_600_000));
    await expect(ingest(bytes, { file, maxBytes: 100_000_000, maxPages: 1000 })).rejects.toMatchObject({ code: 'too-large' });
  });

  test('a line no layout sets is one stretch', () => expect(spacedLine('a  b '.repeat(5_000)).segments).toEqual([[0, 24_999]]));
});
