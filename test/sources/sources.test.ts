import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../support/laws.js';
import { SourcesError } from '../../src/sources/model.js';
import { matchSources } from '../../src/sources/match.js';
import { parseSources, readSources } from '../../src/sources/read.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-sources-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = 'file,url,publishedOn\n';
const url = 'https://example.org/a?b=1&c=2';
const saying = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(SourcesError);
    return (error as Error).message;
  }
  return 'no error';
};

describe('reading', () => {
  const read: [text: string, expected: [line: number, file: string, url: string | null, publishedOn: string | null][], why: string][] = [
    [`${head}a.pdf,${url},2024-03-05\n`, [[2, 'a.pdf', url, '2024-03-05']], 'plain'],
    [`\uFEFFFile; URL ;Published On;note\r\na.pdf;${url};5/3/2024;x\r\n`, [[2, 'a.pdf', url, '2024-03-05']], 'as Excel writes it: mark, semicolons, CRLF, titles with blanks and case; day/month/year'],
    [`published_on\tfile\turl\n2024-03-05\ta.pdf\t\n`, [[2, 'a.pdf', null, '2024-03-05']], 'tabs, columns in another order, no url'],
    [`sep=;\nfile;url\na.pdf;${url}\n`, [[3, 'a.pdf', url, null]], 'the delimiter said in Excel’s own line; no column publishedOn'],
    [`${head}"kế hoạch, ""bản cuối"".pdf",${url},\n`, [[2, 'kế hoạch, "bản cuối".pdf', url, null]], 'quotes'],
    [`${head}"a\nb.pdf",${url},\nc.pdf,${url},`, [[3, 'a\nb.pdf', url, null], [4, 'c.pdf', url, null]], 'a quoted line feed counts as a line'],
    [`${head}\n , ,\na.pdf\n`, [[4, 'a.pdf', null, null]], 'empty rows are passed over; missing cells are empty'],
    [`${head}${'kế hoạch.pdf'.normalize('NFD')},${url},\n`, [[2, 'kế hoạch.pdf'.normalize('NFC'), url, null]], 'names from macOS are composed'],
    [`note,file,"x, y; z",url\n1,a.pdf,2,${url}\n`, [[2, 'a.pdf', url, null]], 'delimiters inside quotes are none'],
    [`${head}a.pdf,${url},29/02/2024\n`, [[2, 'a.pdf', url, '2024-02-29']], 'a leap day'],
    [head, [], 'no rows'],
  ];
  test.each(read.map(([text, expected, why]) => [why, text, expected] as const))('%s', (_, text, expected) => {
    expect(parseSources(text, 's.csv').map((row) => [row.line, row.file, row.url, row.publishedOn])).toEqual(expected);
  });

  const wrong: [text: string, said: RegExp, why: string][] = [
    ['', /s\.csv: it is empty/, 'nothing'],
    ['name,url\na,b\n', /expected a first line with the columns file, url, publishedOn; found "name", "url"/, 'no column file'],
    ['file,note\na.pdf,b\n', /expected a first line/, 'neither url nor date'],
    [`file,File,url\na.pdf,b.pdf,${url}\n`, /column file stands twice/, 'a column twice'],
    [`${head}a.pdf,${url},\nb.pdf,ftp://example.org/b,\n`, /line 3: url must be a web address.*ftp:/, 'another scheme'],
    [`${head}a.pdf,javascript:alert(1),\n`, /line 2: url must/, 'a script'],
    [`${head}a.pdf,www.example.org/a,\n`, /line 2: url must/, 'no scheme'],
    [`${head}a.pdf,https://exa mple.org/,\n`, /line 2: url must/, 'a blank inside'],
    [`${head}a.pdf,https://${'a'.repeat(5000)}.org,\n`, /line 2: url must/, 'endless'],
    [`${head}a.pdf,,2023-02-29\n`, /line 2: there is no such day as 2023-02-29 .*year-month-day/, 'no leap year'],
    [`${head}a.pdf,,12/31/2024\n`, /line 2: there is no such day as 12\/31\/2024 .*day\/month\/year/, 'the American order'],
    [`${head}a.pdf,,5.3.2024\n`, /line 2: publishedOn must be a day as 2024-03-05 or 05\/03\/2024/, 'dots'],
    [`${head}a.pdf,,05/03/24\n`, /line 2: publishedOn must/, 'a year of two figures'],
    [`${head},${url},\n`, /line 2: the column file is empty/, 'a row about nothing'],
    [`${head}"a.pdf,${url},\n`, /not readable as CSV: .*quote/i, 'an open quote'],
    [`${head}${'x'.repeat(70_000)},${url},\n`, /not readable as CSV/, 'an endless row'],
  ];
  test.each(wrong.map(([text, said, why]) => [why, text, said] as const))('refused: %s', (_, text, said) => {
    expect(saying(() => parseSources(text, 's.csv'))).toMatch(said);
  });

  test('what is written is read again, whatever the names', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => text.normalize('NFC').trim()).filter((text) => text !== '' && !/[\u0000\r\uFEFF]/.test(text));
    const quote = (text: string): string => `"${text.replace(/"/g, '""')}"`;
    fc.assert(fc.property(fc.array(name, { maxLength: 8 }), fc.constantFrom(',', ';', '\t'), (names, by) => {
      const text = [['file', 'url'], ...names.map((each) => [quote(each), url])].map((cells) => cells.join(by)).join('\r\n');
      expect(parseSources(text, 's.csv').map(({ file }) => file)).toEqual(names);
    }), { numRuns: 50 });
  });

  test('files: UTF-16 with its mark, not UTF-8, absent, a folder, too large', async () => {
    const at = (name: string, bytes: Uint8Array | string): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    expect(await readSources(at('utf16.csv', Buffer.from(`\uFEFF${head}kế hoạch.pdf,${url},`, 'utf16le')))).toEqual([{ line: 2, file: 'kế hoạch.pdf', url, publishedOn: null }]);
    await expect(readSources(at('old.csv', Uint8Array.from([0x66, 0xe9, 0xff, 0x0a])))).rejects.toThrow(/expected text in UTF-8/);
    await expect(readSources(join(folder, 'absent.csv'))).rejects.toThrow(/there is no such file; --sources expects/);
    await expect(readSources(folder)).rejects.toThrow(/it is no file/);
    truncateSync(at('huge.csv', 'x'), 17 * 1024 * 1024);
    await expect(readSources(join(folder, 'huge.csv'))).rejects.toThrow(/17825792 bytes; a sources file has at most/);
  });
});

describe('matching', () => {
  const where = { csv: '/data/sources.csv', cwd: '/here' };
  const file = (path: string): { name: string; paths: string[] } => ({ name: path.slice(path.lastIndexOf('/') + 1), paths: [path] });
  /** For each row the inputs it fills; – unmatched, ? ambiguous. */
  const filled = (names: readonly string[], inputs: readonly { name: string; paths: string[] }[]): string[] => {
    const rows = names.map((name, index) => ({ line: index + 2, file: name, url: `https://example.org/${index}`, publishedOn: null }));
    const { published, unmatched, ambiguous } = matchSources(rows, inputs, where);
    return rows.map((row) => {
      if (unmatched.includes(row)) return '–';
      if (ambiguous.some((each) => each.row === row)) return '?';
      return inputs.filter((_, index) => published[index]?.url === row.url).map(({ paths }) => paths[0]).join(' ');
    });
  };

  const cases: [why: string, rows: string[], inputs: string[], expected: string[]][] = [
    ['below the folder of the file', ['plans/a.pdf'], ['/data/plans/a.pdf', '/here/b.pdf'], ['/data/plans/a.pdf']],
    ['below the working folder', ['plans/a.pdf'], ['/here/plans/a.pdf'], ['/here/plans/a.pdf']],
    ['the folder of the file goes first', ['a.pdf'], ['/data/a.pdf', '/here/a.pdf'], ['/data/a.pdf']],
    ['from the root, and with dots', ['/else/a.pdf', './x/../b.pdf'], ['/else/a.pdf', '/data/b.pdf'], ['/else/a.pdf', '/data/b.pdf']],
    ['a bare name', ['a.pdf'], ['/else/deep/a.pdf'], ['/else/deep/a.pdf']],
    ['the end of a path', ['deep/a.pdf'], ['/else/deep/a.pdf', '/else/other/a.pdf'], ['/else/deep/a.pdf']],
    ['not the end of a name', ['a.pdf'], ['/else/data.pdf'], ['–']],
    ['another folder is another file', ['x/a.pdf'], ['/else/deep/a.pdf'], ['–']],
    ['a bare name that two share', ['a.pdf'], ['/else/1/a.pdf', '/else/2/a.pdf'], ['?']],
    ['of two that share a name one is named by its path: the bare name is the other’s', ['1/a.pdf', 'a.pdf'], ['/data/1/a.pdf', '/data/2/a.pdf'], ['/data/1/a.pdf', '/data/2/a.pdf']],
    ['the bare name of one that is named by its path', ['1/a.pdf', 'a.pdf'], ['/data/1/a.pdf'], ['/data/1/a.pdf', '–']],
    ['backslashes', ['plans\\a.pdf'], ['/data/plans/a.pdf'], ['/data/plans/a.pdf']],
    ['composed in the file, decomposed on the disk', ['kế hoạch/đề án.pdf'.normalize('NFC')], [`/data/${'kế hoạch/đề án.pdf'.normalize('NFD')}`], [`/data/${'kế hoạch/đề án.pdf'.normalize('NFD')}`]],
    ['none of them', ['b.pdf'], ['/data/a.pdf'], ['–']],
  ];
  test.each(cases)('%s', (_, rows, inputs, expected) => {
    expect(filled(rows, inputs.map(file))).toEqual(expected);
  });

  test('page pictures go by their folder, or by the name they share', () => {
    const pages = { name: 'kh-12', paths: ['/data/kh-12/page-1.png', '/data/kh-12/page-2.png'] };
    const shared = { name: 'kh-13', paths: ['/data/scans/kh-13-1.png', '/data/scans/kh-13-2.png'] };
    for (const name of ['kh-12', 'kh-12/', './kh-12']) expect(filled([name], [pages, shared])).toEqual([pages.paths[0]]);
    for (const name of ['kh-13', 'scans/kh-13']) expect(filled([name], [pages, shared])).toEqual([shared.paths[0]]);
  });

  test('two rows of one document: what they say is put together, unless they differ', () => {
    const row = (line: number, name: string, address: string | null, day: string | null) => ({ line, file: name, url: address, publishedOn: day });
    expect(matchSources([row(2, 'a.pdf', url, null), row(3, 'a.pdf', url, '2024-01-02')], [file('/data/a.pdf')], where).published).toEqual([{ url, publishedOn: '2024-01-02' }]);
    expect(saying(() => matchSources([row(2, 'a.pdf', url, null), row(9, 'a.pdf', `${url}#`, null)], [], where))).toMatch(/lines 2 and 9: two different values of url for a\.pdf/);
    expect(saying(() => matchSources([row(2, 'a.pdf', null, '2024-01-01'), row(3, './a.pdf', null, '2024-01-02')], [file('/data/a.pdf')], where))).toMatch(/lines 2 and 3: two different values of publishedOn/);
  });
});
