import { describe, expect, test } from '@jest/globals';
import { bare, p, paragraphStyle, r, tbl, tc, tr } from './docx-builder.js';
import { blocksOf, codesOf, outline, outlineOf, paragraphsOf } from './reading.js';

const del = (content: string): string => `<w:del w:id="1">${content.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`;
const ins = (content: string): string => `<w:ins w:id="2">${content}</w:ins>`;
const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('letters', () => {
  const rows: readonly [why: string, content: string, expected: readonly string[]][] = [
    ['runs are one text', r('Kế ') + r('hoạch'), ['Kế hoạch']],
    ['tabs, breaks, hyphens that do not break', '<w:r><w:t>30</w:t><w:noBreakHyphen/><w:t>CTr</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:softHyphen/><w:cr/><w:t>c</w:t></w:r>', ['30-CTr\ta\nb\nc']],
    ['a sign of a symbol font', '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(' 95%'), ['\uf0b3 95%']],
    ['links, tags and content controls', `<w:hyperlink r:id="x">${r('a')}</w:hyperlink><w:smartTag>${r('b')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>${r('c')}</w:sdtContent></w:sdt>`, ['abc']],
    ['formulas as they are typed', '<m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath>', ['x=5']],
    ['a field shows its result, not its instruction', r('trang ') + field(' PAGE ', r('7')) + r(' đây'), ['trang 7 đây']],
    ['a field inside the instruction of another', field(`IF ${field('X', r('no'))} = 1`, r('yes')), ['yes']],
    ['a simple field', `<w:fldSimple w:instr="DATE">${r('5/6/2026')}</w:fldSimple>`, ['5/6/2026']],
    ['capitals that the file only asks for', r('kế hoạch', '<w:caps/>'), ['KẾ HOẠCH']],
    ['inserted text stays, deleted text goes', r('đạt ') + del(r('70')) + ins(r('80')) + r('%'), ['đạt 80%']],
    ['moved text stands where it went', `<w:moveFrom w:id="1">${r('a')}</w:moveFrom><w:moveTo w:id="2">${r('a')}</w:moveTo>` + r('b'), ['ab']],
    ['hidden text goes', r('a') + r('ẩn', '<w:vanish/>') + r('b', '<w:vanish w:val="0"/>'), ['ab']],
  ];
  test.each(rows)('%s', (_, content, expected) => expect(outlineOf({ body: p(content) + (expected[0] === '' ? p('x') : '') })).toEqual(expected));

  test('changes give one finding that counts them', () => {
    const parts = { body: p(r('a') + ins(r('b')) + ins(r('c')) + del(r('d'))) };
    expect(codesOf(parts)).toEqual(['tracked-changes']);
  });

  test('hidden text gives a finding', () => expect(codesOf({ body: p(r('a') + r('ẩn', '<w:vanish/>')) })).toEqual(['hidden-text']));

  test('a deleted paragraph mark joins the paragraph to the next one; a wholly deleted one leaves nothing', () => {
    const gone = '<w:rPr><w:del w:id="3"/></w:rPr>';
    expect(outlineOf({ body: p(r('một '), gone) + p('hai') + p(del(r('x')), gone) + p('ba') + p('bốn', gone) })).toEqual(['một hai', 'ba', 'bốn']);
  });
});

describe('how paragraphs are set', () => {
  const styles = paragraphStyle('Base', '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:i/></w:rPr>') + paragraphStyle('Own', '<w:rPr><w:i w:val="0"/></w:rPr>', 'Base')
    + '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>';
  const of = (content: string, properties: string) => {
    const block = paragraphsOf(blocksOf({ body: p(content, properties), styles }))[0]!;
    return [block.centred, ...block.runs.map((run) => [run.text, run.bold, run.italic])];
  };
  test.each([
    ['nothing said', of(r('a'), ''), [null, ['a', false, false]]],
    ['by the style', of(r('a'), '<w:pStyle w:val="Base"/>'), [true, ['a', true, true]]],
    ['by what the style is based on', of(r('a'), '<w:pStyle w:val="Own"/>'), [true, ['a', true, false]]],
    ['its own word stands before the style', of(r('a', '<w:b w:val="0"/>'), '<w:pStyle w:val="Own"/><w:jc w:val="both"/>'), [false, ['a', false, false]]],
    ['a character style turns the paragraph style over', of(r('a', '<w:rStyle w:val="Strong"/>') + r('b'), '<w:pStyle w:val="Own"/>'), [true, ['a', false, false], ['b', true, false]]],
    ['styles that are based on one another', of(r('a'), '<w:pStyle w:val="Loop"/>'), [null, ['a', false, false]]],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  test('styles in a circle end', () => {
    const circle = paragraphStyle('A', '', 'B') + paragraphStyle('B', '<w:rPr><w:b/></w:rPr>', 'A');
    expect(paragraphsOf(blocksOf({ body: p('x', '<w:pStyle w:val="A"/>'), styles: circle }))[0]!.runs[0]!.bold).toBe(true);
  });

  test('empty paragraphs are counted before the next one', () => {
    expect(paragraphsOf(blocksOf({ body: p('a') + p() + p('  ') + p('b') })).map((block) => block.blanksBefore)).toEqual([0, 2]);
  });
});

describe('pages, sections, places', () => {
  const end = (type: string) => `<w:sectPr>${type === '' ? '' : `<w:type w:val="${type}"/>`}<w:pgSz w:orient="landscape"/></w:sectPr>`;
  test('page breaks in a paragraph, before one, between sections; not where Word last happened to break', () => {
    const body = p('a') + p('<w:r><w:br w:type="page"/></w:r>') + p('<w:r><w:t>b</w:t><w:br w:type="page"/><w:t>c</w:t></w:r>') + p('d', '<w:pageBreakBefore/>')
      + p('<w:r><w:lastRenderedPageBreak/><w:t>e</w:t></w:r>', end('')) + p('f', end('nextPage')) + p('g') + end('continuous');
    expect(outlineOf({ body })).toEqual(['a', '----', 'b', '----', 'c', '----', 'd', 'e', '----', 'f', 'g']);
  });

  test('each paragraph knows its section and its number, those in cells their cell', () => {
    const blocks = blocksOf({ body: p('a') + p() + p('b', end('')) + tbl(tr('c', 'd'), tr('e', 'f')) + end('') });
    expect(paragraphsOf(blocks).map((block) => block.place)).toEqual([{ section: 1, paragraph: 1 }, { section: 1, paragraph: 3 }]);
    const table = blocks.at(-1)!;
    expect(table.kind === 'table' && table.cells.map((cell) => cell.blocks[0]?.kind === 'paragraph' && cell.blocks[0].place)).toEqual([
      { section: 2, paragraph: 4, cell: { table: 1, row: 1, column: 1 } }, { section: 2, paragraph: 5, cell: { table: 1, row: 1, column: 2 } },
      { section: 2, paragraph: 6, cell: { table: 1, row: 2, column: 1 } }, { section: 2, paragraph: 7, cell: { table: 1, row: 2, column: 2 } },
    ]);
  });
});

describe('text boxes', () => {
  const content = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
  const box = '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><wps:wsp><wps:txbx>' + content('DỰ THẢO') + '</wps:txbx></wps:wsp></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>' + content('DỰ THẢO') + '</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>';

  test('once, after the paragraph they hang on', () => expect(outlineOf({ body: p(r('a') + box) + p('b') })).toEqual(['a', 'DỰ THẢO', 'b']));
  test('in a cell they stay in the cell', () => expect(outlineOf({ body: bare(tr(tc(p(r('a') + box)), 'b')) })).toEqual(['[a/DỰ THẢO|b]']));
  test('of old files', () => expect(outlineOf({ body: p(`<w:r><w:pict><v:shape><v:textbox>${content('cũ')}</v:textbox></v:shape></w:pict></w:r>`) })).toEqual(['cũ']));
  test('a picture gives a finding, a drawn line none', () => {
    expect(codesOf({ body: p(r('a') + '<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>') })).toEqual(['unread-object']);
    expect(codesOf({ body: p(r('a') + '<w:r><w:pict><v:line/></w:pict></w:r>') })).toEqual([]);
  });
});

describe('notes', () => {
  const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const note = (id: number, text: string) => `<w:footnote w:id="${id}">${p(`<w:r><w:footnoteRef/></w:r>${r(` ${text}`)}`)}</w:footnote>`;
  const footnotes = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' + note(5, 'Chương trình số 30-CTr/TU') + note(2, 'Nghị quyết') + note(9, 'không ai nhắc');

  test('numbered as the text marks them, after the paragraph or table that does', () => {
    const body = p(r('1. a') + mark(5) + r(' b')) + p('2. c') + tbl(tr('d', p(r('e') + mark(2)))) + p('3. f');
    expect(outlineOf({ body, footnotes })).toEqual(['1. a[1] b', '[1] Chương trình số 30-CTr/TU', '2. c', '[d|e[2]]', '[2] Nghị quyết', '3. f']);
  });
  test('those of title and recital wait for the first item; of a text without items, for its end', () => {
    expect(outlineOf({ body: p(r('KẾ HOẠCH') + mark(5)) + p('Căn cứ Luật;') + p('I. MỤC TIÊU') + p('1. a'), footnotes })).toEqual(['KẾ HOẠCH[1]', 'Căn cứ Luật;', 'I. MỤC TIÊU', '[1] Chương trình số 30-CTr/TU', '1. a']);
    expect(outlineOf({ body: p(r('a') + mark(5)) + p('b'), footnotes })).toEqual(['a[1]', 'b', '[1] Chương trình số 30-CTr/TU']);
  });
  test('footnotes and endnotes share their numbers', () => {
    const body = p(r('1. a') + mark(5) + '<w:r><w:endnoteReference w:id="5"/></w:r>');
    expect(outlineOf({ body, footnotes, endnotes: `<w:endnote w:id="5">${p('cuối')}</w:endnote>` })).toEqual(['1. a[1][2]', '[1] Chương trình số 30-CTr/TU', '[2] cuối']);
  });
});

test('words in the head or foot of pages are told; page numbers are not', () => {
  expect(codesOf({ body: p('a'), header: p(field('PAGE', r('2'))) })).toEqual([]);
  expect(codesOf({ body: p('a'), header: p('DỰ THẢO LẦN 2') })).toEqual(['page-margin-text']);
});

test('what is in no way text is left', () => expect(outline(blocksOf({ body: '<w:bookmarkStart w:name="x"/>' + p('a') }))).toEqual(['a']));
