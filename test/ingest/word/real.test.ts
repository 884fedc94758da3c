import { beforeAll, describe, expect, test } from '@jest/globals';
import mammoth from 'mammoth';
import { existsSync, readFileSync } from 'node:fs';
import { extractWithText } from '../../../src/extract.js';
import { ingestWord } from '../../../src/ingest/word/read.js';
import type { Evidence } from '../../../src/model/provenance.js';
import type { DocumentRecord, Section } from '../../../src/model/record.js';
import { bare, docx, p, r, tc, tr } from './docx-builder.js';

/** Real Word files beside the same words as text, where they are at hand. */
const folder = new URL('../../../../shared/plans/real/', import.meta.url);
const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, folder));
const present = existsSync(folder);
if (!present && process.env['CI'] === 'true') throw new Error('../shared/plans/real is needed in CI');
const whenPresent = present ? describe : describe.skip;

/** The mark of a note; files made text by other programs may have lost the note itself. */
const noteMark = /\[\d+\]/g;
const plain = (text: string | null): string => (text ?? '').replace(noteMark, '').replace(/\s+/g, ' ').trim();

function outline(sections: readonly Section[], depth = 0): string[] {
  return sections.flatMap((s) => [`${'  '.repeat(depth)}${s.kind} ${s.marker ?? '–'} ${plain(s.title ?? s.text)}`, ...outline(s.children, depth + 1)]);
}
const names = (agencies: readonly { readonly name: string }[]): string => agencies.map((a) => a.name).join('; ');

/** What two forms of a document must agree on, one line for each fact. */
function facts(record: DocumentRecord): Record<string, readonly string[]> {
  const { number, issuedOn, title, issuer, signatory, period, province } = record.document;
  return {
    document: [number, issuedOn, title, issuer?.name, signatory?.name, signatory?.role, JSON.stringify(period), province?.name].map((value) => plain(value ?? null)),
    sections: outline(record.sections),
    annexes: record.annexes.flatMap((annex) => [`${annex.marker ?? '–'} ${plain(annex.title)}`, ...outline(annex.sections)]),
    targets: record.targets.map((t) => JSON.stringify([t.label, t.comparator, t.min, t.max, t.unit, t.year])),
    tasks: record.tasks.map((t) => [plain(t.text), names(t.lead), names(t.coordinating), t.timeframe?.text ?? '–'].join(' | ')),
    tables: record.tables.map((t) => `${t.columns.map((c) => `${c.name} (${c.role})`).join(' | ')}: ${t.rows.length}`),
    citations: record.citations.map((c) => c.key),
  };
}

whenPresent('a Word file and the same words as text', () => {
  const pairs: readonly (readonly [word: string, twin: string])[] = [
    ['docx/lao-cai-sct-kh-3898.docx', 'text/lao-cai-sct-kh-3898.md'],
    ['docx/lao-cai-kh-ubnd-chi-thi-11.docx', 'text/lao-cai-kh-ubnd-chi-thi-11.md'],
    ['docx/lao-cai-kh-ubnd-chi-thi-11.docx', 'text/lao-cai-kh-ubnd-chi-thi-11.flat.txt'],
  ];
  describe.each(pairs)('%s and %s', (word, twin) => {
    let [one, two]: Record<string, readonly string[]>[] = [];
    let notes: readonly string[];
    beforeAll(async () => {
      const read = (await extractWithText(bytesOf(word), { file: word })).record;
      const other = (await extractWithText(bytesOf(twin), { file: twin })).record;
      notes = JSON.stringify(read.sections).includes('"[1] ') ? ['luat-sua-doi-bo-sung-mot-so-dieu-cua-luat-dia-chat-va-khoang-san', '10-NQ/TW', '88/NQ-CP', '38-CT/TTg', 'de-an-13', '35-NQ/TU'] : [];
      [one, two] = [facts(read), facts(other)];
    });

    test.each(['document', 'annexes', 'targets', 'tasks', 'tables'])('%s', (part) => expect(one![part]).toEqual(two![part]));
    // The text forms have lost the footnote, which stands in the Word file.
    test('sections', () => expect(one!['sections']!.filter((line) => !/^\s*paragraph – Đặc biệt: Luật Địa chất và khoáng sản ngày 29\/11\/2024/.test(line))).toEqual(two!['sections']));
    test('citations', () => expect(one!['citations']!.filter((key) => !notes.includes(key))).toEqual(two!['citations']));
  });
});

test('letters of fonts from before Unicode, beside others, in text and letterhead', async () => {
  const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;
  const old = (text: string, name = '.VnTime') => r(text, font(name));
  const body = bare(tr(tc(p(old('uû ban nh©n d©n', '.VnTimeH')) + p(r('TỈNH LÀO CAI'))), tc(p(old('Céng hßa x· héi chñ nghÜa ViÖt Nam'))))) + p(old('kÕ ho¹ch', '.VnTimeH')) + p(old('Tû lÖ hå s¬ trùc tuyÕn ®¹t ') + r('80% ở xã')) + p(old('N\u00adíc s\u00b9ch', '.VnTime'));
  const { text } = await extractWithText(docx({ body }), { file: 'a.docx' });
  expect(text.split('\n').filter(Boolean)).toEqual(['UỶ BAN NHÂN DÂN', 'TỈNH LÀO CAI', 'Cộng hòa xã hội chủ nghĩa Việt Nam', 'KẾ HOẠCH', 'Tỷ lệ hồ sơ trực tuyến đạt 80% ở xã', 'Nước sạch']);
});

whenPresent('real Word files', () => {
  const files = ['docx/lao-cai-sct-kh-3898.docx', 'docx/lao-cai-kh-ubnd-chi-thi-11.docx'];

  test.each(files)('%s: every fact leads back to its section, paragraph and cell', async (file) => {
    const { record, text } = await extractWithText(bytesOf(file), { file });
    const rows = record.tables.flatMap((t) => t.rows.flatMap((row) => row.cellEvidence.flat()));
    const evidence = [...record.tasks.map((t) => t.evidence), ...record.targets.flatMap((t) => t.mentions), ...rows] as Evidence[];
    expect(evidence.length).toBeGreaterThan(20);
    for (const one of evidence.filter((e) => e.text !== '')) {
      expect(one.span === null ? one.text : text.slice(...one.span)).toBe(one.text);
      expect(one.place).toMatchObject({ section: expect.any(Number), paragraph: expect.any(Number) });
    }
    for (const one of rows.filter((e) => e.text !== '')) expect(one.place?.cell).toBeDefined();
  });

  /** Another reader as a witness: it knows no numbers of lists, but every letter of the text. */
  test.each(files)('%s: no word is lost that another reader finds', async (file) => {
    const letters = (text: string): string => text.normalize('NFC').replace(noteMark, '').replace(/\s+/g, '');
    const own = letters(ingestWord(bytesOf(file)).raw);
    const other = (await mammoth.extractRawText({ buffer: Buffer.from(bytesOf(file)) })).value.split('\n\n').filter((paragraph) => paragraph.trim() !== '');
    expect(other.length).toBeGreaterThan(50);
    expect(other.filter((paragraph) => !own.includes(letters(paragraph)))).toEqual([]);
  });
});
