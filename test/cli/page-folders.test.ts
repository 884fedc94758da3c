import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { documentName, toDocuments } from '../../src/cli/page-folders.js';

const groups = (paths: readonly string[]): string[] => toDocuments(paths).map((document) => document.paths.join(' + '));

describe('page pictures of one document', () => {
  test.each<[string[], string[], string]>([
    [['s/page-1.png', 's/page-10.png', 's/page-2.png', 's/page-9.png'], ['s/page-1.png + s/page-2.png', 's/page-9.png + s/page-10.png'], 'numbers in their order, a gap parts'],
    [['p/page-001.png', 'p/page-002.png', 'p/page-003.png'], ['p/page-001.png + p/page-002.png + p/page-003.png'], 'leading zeros'],
    [['scan_1.jpg', 'scan_2.JPEG', 'scan_3.JPG'], ['scan_1.jpg + scan_2.JPEG + scan_3.JPG'], 'endings of one kind, no folder'],
    [['IMG_0007.jpg', 'IMG_0008.jpg', 'IMG_0010.jpg'], ['IMG_0007.jpg + IMG_0008.jpg', 'IMG_0010.jpg'], 'a camera counts on; one alone is a document'],
    [['IMG_2023.jpg', 'IMG_2024.jpg'], ['IMG_2023.jpg + IMG_2024.jpg'], 'a camera reaches 2023'],
    [['ke-hoach-2023.jpg', 'ke-hoach-2024.jpg'], ['ke-hoach-2023.jpg', 'ke-hoach-2024.jpg'], 'years are of plans, not of pages'],
    [['scan 2024-05-12.png', 'scan 2024-05-13.png'], ['scan 2024-05-12.png', 'scan 2024-05-13.png'], 'days count no pages'],
    [['20240512_1.png', '20240512_2.png', '20240513_1.png', '20240513_2.png'], ['20240512_1.png + 20240512_2.png', '20240513_1.png + 20240513_2.png'], 'pages of two days'],
    [['a/1.tif', 'a/2.tif', 'b/1.tif', 'b/2.tif'], ['a/1.tif + a/2.tif', 'b/1.tif + b/2.tif'], 'a document does not go over folders'],
    [['x-1.png', 'x-2.png', 'y-1.png', 'y-2.png'], ['x-1.png + x-2.png', 'y-1.png + y-2.png'], 'two stems in one folder'],
    [['x-1.png', 'x-2.jpg'], ['x-1.png', 'x-2.jpg'], 'two kinds of picture'],
    [['x-1.pdf', 'x-2.pdf', 'x-1.txt', 'x-2.txt'], ['x-1.pdf', 'x-2.pdf', 'x-1.txt', 'x-2.txt'], 'documents are no pages'],
    [['page-1.png', 'page-2.png', 'page-001.png', 'page-002.png'], ['page-1.png + page-2.png', 'page-001.png + page-002.png'], 'two ways of numbering are two documents'],
    [['p-08.png', 'p-09.png', 'p-10.png', 'p-100.png', 'p-99.png'], ['p-08.png + p-09.png + p-10.png', 'p-99.png + p-100.png'], 'zeros end where numbers grow longer'],
    [['page-1-300dpi.png', 'page-2-300dpi.png'], ['page-1-300dpi.png + page-2-300dpi.png'], 'a number behind that stays the same'],
    [['Scan (1).png', 'Scan (2).png'], ['Scan (1).png + Scan (2).png'], 'numbers in brackets'],
    [['C:\\a\\p1.png', 'C:\\a\\p2.png'], ['C:\\a\\p1.png + C:\\a\\p2.png'], 'folders of Windows'],
    [['.1.png', '.2.png'], ['.1.png + .2.png'], 'names that begin with a dot'],
    [['so-1234567.png', 'so-1234568.png'], ['so-1234567.png', 'so-1234568.png'], 'identifiers count nothing'],
    [['trang-1.png'], ['trang-1.png'], 'one picture'],
    [[], [], 'nothing'],
  ])('%j gives %j: %s', (paths, expected) => {
    expect(groups(paths)).toEqual(expected);
  });

  test('says which are pages', () => {
    expect(toDocuments(['a.pdf', 'p1.png', 'p2.png']).map(({ kind }) => kind)).toEqual(['file', 'page-pictures']);
  });

  const name = fc.tuple(fc.constantFrom('', 'a/', 'b/'), fc.constantFrom('page-', 'IMG_', 'x', ''), fc.constantFrom('1', '2', '3', '10', '01', '002', '003', '2024', '99'), fc.constantFrom('', '-a', '-300'), fc.constantFrom('.png', '.JPG', '.jpeg', '.pdf'));
  const names = fc.uniqueArray(name.map((parts) => parts.join('')), { maxLength: 30 });

  test('every path comes back once, in one document', () => {
    fc.assert(fc.property(names, (paths) => expect(toDocuments(paths).flatMap((document) => document.paths).sort()).toEqual([...paths].sort())));
  });

  test('the order of the paths does not change the documents', () => {
    fc.assert(fc.property(names, (paths) => expect(groups([...paths].reverse()).sort()).toEqual(groups(paths).sort())));
  });

  test.each<[string[], string]>([
    [['/x/ke-hoach-so-5/page-001.png', '/x/ke-hoach-so-5/page-002.png'], 'ke-hoach-so-5'],
    [['/x/KH 12/1.jpg', '/x/KH 12/2.jpg'], 'KH 12'],
    [['/x/KH 12/IMG_0007.jpg', '/x/KH 12/IMG_0008.jpg'], 'KH 12'],
    [['/x/in/binh-dinh-1.png', '/x/in/binh-dinh-2.png'], 'binh-dinh'],
    [['/x/in/binh-dinh (9).png', '/x/in/binh-dinh (10).png'], 'binh-dinh'],
    [['/x/in/KH-UBND_trang_1.png', '/x/in/KH-UBND_trang_2.png'], 'KH-UBND_trang'],
    [['C:\\a\\p1.png', 'C:\\a\\p2.png'], 'a'],
    [['p1.png', 'p2.png'], 'p'],
    [['1.png', '2.png'], '1'],
  ])('%j are called %s', (paths, expected) => expect(documentName(paths)).toBe(expected));
});
