import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { z } from 'zod';
import { loadCatalogue, matchIndicator } from '../../src/catalogue/catalogue.js';
import { builtInEntries, EntrySchema } from '../../src/catalogue/entries.js';
import { parseTsv } from '../../src/registers/tsv.js';
import { units } from '../../src/model/record.js';

const catalogue = loadCatalogue();
/** The ids that are fixed by the contract; one beyond them counts as none where gold is compared. */
const core = (id: string | null): string | null => (id !== null && catalogue.byId.get(id)?.core === 'yes' ? id : null);
const match = (label: string, unit = 'percent', quote = label) => matchIndicator(label, catalogue, { unit, quote });

describe('the built-in catalogue', () => {
  test('has the 52 fixed ids; every look-alike is an indicator', () => {
    expect(catalogue.indicators.filter((indicator) => indicator.core === 'yes')).toHaveLength(52);
    expect(catalogue.userHash).toBeNull();
    for (const { id, look_alikes } of catalogue.indicators) for (const other of look_alikes) expect([id, catalogue.byId.has(other)]).toEqual([id, true]);
  });

  test('every wording means its own indicator', () => {
    const wrong = catalogue.indicators.flatMap(({ id, core: isCore, name, variants, unit }) =>
      [name, ...variants].map((wording) => [id, wording, match(wording, unit).indicator] as const).filter(([, , found]) => (isCore === 'yes' ? found !== id : core(found) !== null)),
    );
    expect(wrong).toEqual([]);
  });

  test('every fixed indicator obeys its own rules', () => {
    for (const { id, name, unit, core: isCore } of catalogue.indicators) {
      if (isCore === 'yes') expect([id, match(`${name} trong giai đoạn này`, unit).indicator]).toEqual([id, id]);
    }
  });
});

const gold = readdirSync(new URL('../../fixtures/gold/', import.meta.url)).filter((name) => name.endsWith('.json'));

test.each(gold)('every target of %s is matched as in the gold', (file) => {
  const { targets } = JSON.parse(readFileSync(new URL(`../../fixtures/gold/${file}`, import.meta.url), 'utf8'));
  expect(targets.length).toBeGreaterThan(0);
  for (const { label, unit, quote, indicator } of targets) expect([label, core(match(label, unit, quote).indicator)]).toEqual([label, indicator]);
});

describe('wordings of other provinces, and figures that are none of the fixed indicators', () => {
  const Row = z.object({ indicator: z.string(), unit: z.enum(units), label: z.string().min(5) });
  const rows = parseTsv(readFileSync(new URL('./labels.tsv', import.meta.url), 'utf8'), Row, 'labels.tsv');

  test.each(rows.map(({ label, unit, indicator }) => [label, unit, indicator] as const))('%s (%s) → %s', (label, unit, indicator) => {
    expect(core(match(label, unit).indicator) ?? '').toBe(indicator);
  });
});

describe('an explained match', () => {
  test('an official wording is exact, a listed one a variant, another one by rules', () => {
    expect(match('Tỷ lệ doanh nghiệp sử dụng hợp đồng điện tử')).toMatchObject({ indicator: 'enterprise-e-contract', score: 1, method: 'exact' });
    expect(match('TỈ LỆ DOANH NGHIỆP SỬ DỤNG NỀN TẢNG HỢP ĐỒNG ĐIỆN TỬ')).toMatchObject({ indicator: 'enterprise-e-contract', score: 1, method: 'variant' });
    const byRules = match('DN trên địa bàn ký kết hợp đồng điện tử');
    expect(byRules).toMatchObject({ indicator: 'enterprise-e-contract', method: 'rules' });
    expect(byRules.runnerUp?.score).toBeLessThan(byRules.score);
  });

  test('the predicate decides, not the people it is said of', () => {
    expect(match('Người hưởng trợ cấp nhận tiền trợ cấp bằng phương thức không dùng tiền mặt').indicator).toBe('social-benefits-cashless');
    for (const label of [
      'Người hưởng trợ cấp xã hội chưa có tài khoản được tuyên truyền, giải thích lợi ích của thanh toán không dùng tiền mặt', 'Người hưởng trợ cấp xã hội mở mới tài khoản ngân hàng để nhận tiền trợ cấp bằng phương thức không dùng tiền mặt',
      'Người hưởng trợ cấp được rà soát, lập danh sách chi trả qua tài khoản',
      'Xử lý dứt điểm hồ sơ thủ tục hành chính quá hạn',
    ]) expect([label, match(label).indicator]).toEqual([label, null]);
  });

  test('nothing near gives null with the nearest named', () => {
    const found = match('Tỷ lệ hộ gia đình đạt danh hiệu gia đình văn hóa');
    expect(found).toMatchObject({ indicator: null, method: 'none' });
    expect(found.runnerUp).not.toBeNull();
  });

  test('the unit has to agree', () => {
    expect(match('Tỷ trọng kinh tế số trong GRDP', 'vnd').indicator).toBeNull();
    expect(match('Nhóm tỉnh, thành phố dẫn đầu cả nước về chỉ số chuyển đổi số (DTI)', 'rank').indicator).toBe('dti-rank');
    expect(match('Nhóm tỉnh, thành phố dẫn đầu cả nước về chỉ số chuyển đổi số (DTI)', 'percent').indicator).not.toBe('dti-rank');
    expect(match('Năng suất lao động', 'percent', 'Năng suất lao động tăng tối thiểu 7%').indicator).toBe('labour-productivity-growth');
    expect(match('Năng suất lao động', 'percent', 'Năng suất lao động bằng 70% cả nước').indicator).toBeNull();
  });

  test('two indicators as near are not told apart', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'twins-')), 'twins.json');
    writeFileSync(path, JSON.stringify(['twin-a', 'twin-b'].map((id) => ({ id, name: `Tỷ lệ tàu cá ${id} lắp thiết bị`, unit: 'percent', requires: 'tàu cá | giám sát hành trình', variants: ['Tàu cá lắp thiết bị giám sát hành trình'] }))));
    const found = matchIndicator('Tàu cá trên địa bàn lắp thiết bị giám sát hành trình', loadCatalogue(path), { unit: 'percent', quote: '' });
    expect(found).toMatchObject({ indicator: null, method: 'none', runnerUp: { indicator: 'twin-a' } });
  });

  test('never throws, and a score lies between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...units, 'zz'), (label, unit) => {
        const { score, indicator } = match(label, unit);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(indicator === null || catalogue.byId.has(indicator)).toBe(true);
      }),
    );
  });
});

describe('a catalogue of one\'s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test('TSV beside the built-in one', () => {
    const own = loadCatalogue(write('own.tsv', 'id\tname\tunit\tvariants\npoverty-rate\tTỷ lệ hộ nghèo\tpercent\tTỷ lệ hộ nghèo đa chiều\nenterprise-e-contract\tTỷ lệ doanh nghiệp có hợp đồng số hóa toàn phần\tpercent\t\n'));
    expect(own.indicators).toHaveLength(catalogue.indicators.length + 1);
    expect(own.userHash).toMatch(/^[0-9a-f]{16}$/);
    expect(matchIndicator('Tỷ lệ hộ nghèo đa chiều', own, { unit: 'percent', quote: '' })).toMatchObject({ indicator: 'poverty-rate', method: 'variant' });
    expect(matchIndicator('Tỷ lệ doanh nghiệp có hợp đồng số hóa toàn phần', own, { unit: 'percent', quote: '' }).indicator).toBe('enterprise-e-contract');
    expect(match('Tỷ lệ hộ nghèo đa chiều').indicator).toBeNull();
  });

  test('JSON', () => {
    const own = loadCatalogue(write('own.json', JSON.stringify([{ id: 'forest-cover', name: 'Tỷ lệ che phủ rừng', unit: 'percent', requires: 'che phủ | rừng', variants: ['Độ che phủ rừng'] }])));
    expect(matchIndicator('Nâng tỷ lệ độ che phủ của rừng toàn tỉnh', own, { unit: 'percent', quote: '' })).toMatchObject({ indicator: 'forest-cover', method: 'rules' });
  });

  test.each([
    ['a.tsv', 'id\tname\nx\ty\n', 'a.tsv, line 1: column "unit" is missing'],
    ['b.tsv', 'id\tname\tunit\tcolour\n', 'b.tsv, line 1: unknown column "colour"'],
    ['c.tsv', 'id\tname\tunit\nx y\tTỷ lệ\tpercent\n', 'c.tsv, line 2: column "id": expected an id of lower-case letters'],
    ['d.tsv', 'id\tname\tunit\nx\tTỷ lệ\tpercents\n', 'd.tsv, line 2: column "unit": expected one of percent'],
    ['e.tsv', 'id\tname\tunit\trequires\nx\tTỷ lệ\tpercent\t@không có\n', 'e.tsv, line 2: column "requires": unknown concept "@không có"'],
    ['f.tsv', 'id\tname\tunit\nx\tA\tpercent\nx\tB\tpercent\n', 'f.tsv: id "x" stands twice'],
    ['g.tsv', 'id\tname\tunit\n', 'g.tsv: no indicator found'],
    ['h.tsv', 'id\tname\tunit\ndti-rank\tA\tpercent\n', 'h.tsv: indicator "dti-rank" is in the built-in catalogue with unit "rank"'],
    ['i.json', '{', 'i.json: not valid JSON'],
    ['j.json', '[{"id": "x", "name": "A", "unit": "percent"}, {"id": "y", "unit": "percent"}]', 'j.json, entry 2, "name": expected the official wording'],
    ['k.json', '{}', 'k.json: expected an array of indicators'],
    ['l.json', '[{"id": "x", "name": "A", "unit": "percent", "colour": 1}]', 'l.json, entry 1'],
  ])('%s is refused with a clear line', (name, text, message) => {
    expect(() => loadCatalogue(write(name, text))).toThrow(message);
  });

  test('a file that is not there', () => {
    expect(() => loadCatalogue(join(folder, 'none.tsv'))).toThrow('none.tsv: cannot be read (ENOENT)');
  });
});

test('the built-in table says the same to the schema for users’ files as to the plain reader', () => {
  const text = readFileSync(new URL('../../src/catalogue/indicators.tsv', import.meta.url), 'utf8');
  expect(parseTsv(text, EntrySchema, 'indicators.tsv')).toEqual(builtInEntries());
});
