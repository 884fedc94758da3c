import { describe, expect, test } from '@jest/globals';
import { extract, type DocumentRecord } from '../../src/index.js';
import { fixture, gold, goldNames } from '../support/documents.js';

/** Which findings answer which oddities of the gold; kinds that no rule can see are named with the reason. */
const answers: Readonly<Record<string, readonly string[]>> = {
  'blank-number': ['blank-number'], 'blank-date': ['blank-date'], 'duplicate-marker': ['duplicate-marker'], 'impossible-year': ['impossible-year'],
  'timeframe-before-issue': ['timeframe-before-issue'], 'date-order': ['date-order'], 'title-mismatch': ['title-mismatch'], 'duplicate-agency': ['duplicate-agency'],
  'lead-also-coordinating': ['lead-also-coordinating'], 'repeated-word': ['repeated-word', 'misspelling'], 'annex-name-mismatch': ['annex-name-mismatch'],
  'unspecified-reference': ['unspecified-reference'], 'duplicate-text': ['duplicate-task'], 'empty-cell': ['empty-cell'], 'lead-differs-between-years': ['lead-differs-between-years'],
  'role-conflict': ['role-conflict'], 'missing-timeframe': ['missing-timeframe'], 'unnumbered-row': ['unnumbered-row'], 'stray-quote': ['stray-quote'], 'missing-space': ['missing-space'],
  'unfinished-text': ['unfinished-text'], 'annex-not-cited': ['annex-not-named'], 'targets-without-agency': ['targets-without-agency'], 'conflicting-values': ['conflicting-values'], 'stray-value': ['stray-value'],
};

const readable = goldNames.filter((n) => (gold(n)['oddities'] as unknown[]).length > 0);

describe('the oddities a careful reader marked are findings', () => {
  test.each(readable)('%s', async (name) => {
    const { source, oddities } = gold(name) as unknown as { source: string; oddities: { kind: string; note: string }[] };
    const record = await extract(fixture(source), { file: source });
    const codes = new Set(record.findings.map((f) => f.code));
    const missed = oddities.filter(({ kind }) => answers[kind] !== undefined && !answers[kind].some((code) => codes.has(code)));
    expect(missed).toEqual([]);
  });
});

const codesOf = (record: DocumentRecord): string[] => record.findings.map((f) => `${f.code}: ${f.evidence[0]?.text.slice(0, 40) ?? ''}`);

async function plan(body: string): Promise<string[]> {
  const text = `ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 12/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nHà Nam, ngày 12 tháng 3 năm 2023\n\nKẾ HOẠCH\nChuyển đổi số năm 2023\n\nCăn cứ Luật Công nghệ thông tin;\n\n${body}\n`;
  return codesOf(await extract(new TextEncoder().encode(text), { file: 'made-up.txt' }));
}

describe('one mistake each', () => {
  const rows: [why: string, body: string, code: string, silent: boolean][] = [
    ['a word said twice', 'I. MỤC TIÊU\n1. Bảo đảm an toàn cho cho các hệ thống.\n', 'repeated-word', false],
    ['"thông thông" in "giao thông thông minh" is right', 'I. MỤC TIÊU\n1. Phát triển giao thông thông minh; Ủy ban ban hành quy định.\n', 'repeated-word', true],
    ['a phrase said twice', 'I. MỤC TIÊU\n1. Hệ thống truy vết sản phẩm truy vết sản phẩm nông nghiệp.\n', 'repeated-word', false],
    ['a lost word', 'I. MỤC TIÊU\n1. Giao Ủy ban nhân các huyện triển khai.\n', 'misspelling', false],
    ['the whole name is no mistake', 'I. MỤC TIÊU\n1. Giao Ủy ban nhân dân các huyện triển khai.\n', 'misspelling', true],
    ['a closing quotation mark alone', 'I. MỤC TIÊU\n1. Triển khai Chương trình năm 2025”.\n', 'stray-quote', false],
    ['a pair of quotation marks', 'I. MỤC TIÊU\n1. Triển khai “Chương trình” năm 2025.\n', 'stray-quote', true],
    ['an annex that is not there', 'I. MỤC TIÊU\n1. Các nhiệm vụ tại Phụ lục II kèm theo.\n', 'annex-absent', false],
    ['another document’s annex', 'I. MỤC TIÊU\n1. Theo Phụ lục I ban hành kèm theo Nghị định số 30/2020/NĐ-CP.\n', 'annex-absent', true],
    ['a number used twice in one group of a table', `PHỤ LỤC\nNHIỆM VỤ\n\n| STT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n| I | Một |  |\n| 1.1 | Xây dựng a. | Sở Y tế |\n| 1.2 | Xây dựng b. | Sở Y tế |\n| 1.2 | Xây dựng c. | Sở Y tế |\n`, 'duplicate-marker', false],
    ['numbers that begin anew in each group', `PHỤ LỤC\nNHIỆM VỤ\n\n| STT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n| I | Một |  |\n| 1.1 | Xây dựng a. | Sở Y tế |\n| II | Hai |  |\n| 1.1 | Xây dựng c. | Sở Y tế |\n`, 'duplicate-marker', true],
    ['the plan named in full, then what is asked', 'I. MỤC TIÊU\n1. Bảo đảm an toàn.\nTrên đây là Kế hoạch chuyển đổi số năm 2023, yêu cầu các đơn vị.\n', 'title-mismatch', true],
    ['the plan named otherwise, then what is asked', 'I. MỤC TIÊU\n1. Bảo đảm an toàn.\nTrên đây là Kế hoạch chuyển đổi số trên địa bàn tỉnh năm 2023, yêu cầu các đơn vị.\n', 'title-mismatch', false],
    ['a later year that asks for less', 'I. MỤC TIÊU\n1. Đến năm 2025\n- Tỷ lệ doanh nghiệp sử dụng hợp đồng điện tử đạt 80%.\n2. Đến năm 2030\n- Tỷ lệ doanh nghiệp sử dụng hợp đồng điện tử đạt 70%.\n', 'target-falls', false],
  ];
  test.each(rows)('%s', async (_, body, code, silent) => {
    const found = (await plan(body)).filter((c) => c.startsWith(`${code}:`));
    expect(found.length > 0).toBe(!silent);
  });
});

describe('a document cited that is younger than the plan', () => {
  const body = '\nI. MỤC TIÊU\n1. Thực hiện Quyết định số 2398/QĐ-UBND ngày 26/12/2023 của UBND tỉnh, Quyết định số 505/QĐ-TTg ngày 22/4/2022 của Thủ tướng Chính phủ.\n';
  const dated = (recital: string): string => `KẾ HOẠCH\nChuyển đổi số năm 2023\n${recital}${body}`;
  test.each([
    ['dated itself: one warning', `ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/KH-UBND\nHà Nam, ngày 12 tháng 3 năm 2023\n${dated('')}`, ['2023-03-12']],
    ['undated: soon after its proposal', dated('Căn cứ Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị;\nTheo đề nghị của Sở Nội vụ tại Tờ trình số 17/TTr-SNV ngày 06/3/2023,'), ['17/TTr-SNV, 2023-03-06']],
    ['undated: within a year of its newest ground', dated('Căn cứ Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị;\nCăn cứ Quyết định số 942/QĐ-TTg ngày 15/6/2021 của Thủ tướng Chính phủ;'), ['942/QĐ-TTg, 2021-06-15']],
    ['nothing to go by', dated('Căn cứ Luật Công nghệ thông tin;'), []],
    ['a date that its number belies is told once', `ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/KH-UBND\nHà Nam, ngày 12 tháng 3 năm 2024\nKẾ HOẠCH\nA b c\nCăn cứ Nghị định số 47/2020/NĐ-CP ngày 09/4/2030 của Chính phủ;${body.replace('26/12/2023', '26/12/2022')}`, [undefined]],
  ])('%s', async (_why, text, own) => {
    const record = await extract(new TextEncoder().encode(text), { file: 'made-up.txt' });
    const found = record.findings.filter((f) => f.code === 'cited-after-issue' || f.code === 'impossible-date');
    expect(found.map((f) => [f.params['key'], f.params['own']])).toEqual(own.map((o) => [o === undefined ? undefined : '2398/QĐ-UBND', o]));
  });
});
