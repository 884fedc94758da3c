import { resolve } from 'node:path';
import type { BatchInput } from '../batch.js';

/** One document to be read: one file, or the pictures of its pages in their order. */
export interface InputDocument {
  readonly kind: 'file' | 'page-pictures';
  readonly paths: readonly string[];
}

/** Endings of pictures, with the kind they are of. */
const pictureKinds: Readonly<Record<string, string>> = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg', jpe: 'jpeg', tif: 'tiff', tiff: 'tiff', webp: 'webp', bmp: 'bmp' };
/** A day written in a name, and a year: they count days and plans, not pages. */
const day = /(?<!\d)(?:19|20)\d\d([-_. ]?)(?:0\d|1[0-2])\1(?:[0-2]\d|3[01])(?!\d)/g;
const year = /^(?:19|20)\d\d$/;
/** Prefixes by which cameras and scanners number on from picture to picture; behind them nothing is a year. */
const counted = /^(?:img|image|dsc|dscn|dscf|pict|pxl|cam|scan|page|trang|p)[-_ ]?\(?$/i;
/** Longer numbers are times or identifiers. */
const mostDigits = 6;

/** Names before a number that say nothing of the document. */
const generic = /^(?:[-_ .()]*|(?:img|image|dsc|dscn|dscf|pict|pxl|cam|scan|page|trang|anh|p|tr)[-_ ]?\(?)$/i;

/** Name of the document whose pages' paths these are: what their names share, or the folder's name where that says nothing. */
export function documentName(paths: readonly string[]): string {
  const { folder, stem } = splitPath(paths[0]!);
  let shared = stem;
  for (const path of paths) while (!splitPath(path).stem.startsWith(shared)) shared = shared.slice(0, -1);
  const prefix = shared.replace(/\d+$/, '');
  const parent = folder.split(/[\\/]/).filter((part) => part !== '').pop();
  const name = prefix.replace(/[-_ .(]+$/, '');
  return generic.test(prefix) && parent !== undefined && !/^[A-Za-z]:$/.test(parent) ? parent : name === '' ? stem : name;
}

interface Numbered {
  readonly path: string;
  /** Where the name stands in the list given. */
  readonly index: number;
  readonly digits: string;
}

interface NumberedName {
  readonly series: string;
  readonly digits: string;
}

function splitPath(path: string): { folder: string; stem: string; ending: string } {
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const base = path.slice(slash + 1);
  const dot = base.lastIndexOf('.');
  return { folder: path.slice(0, slash + 1), stem: dot <= 0 ? base : base.slice(0, dot), ending: dot <= 0 ? '' : base.slice(dot + 1).toLowerCase() };
}

/** The ways a picture's name can be a stem with a running number, the last number first. */
function numberings(path: string): NumberedName[] {
  const { folder, stem, ending } = splitPath(path);
  const kind = pictureKinds[ending];
  if (kind === undefined) return [];
  const days = [...stem.matchAll(day)].map((match) => [match.index, match.index + match[0].length] as const);
  return [...stem.matchAll(/\d+/g)].reverse().flatMap((match) => {
    const [digits, at] = [match[0], match.index];
    const [before, after] = [stem.slice(0, at), stem.slice(at + digits.length)];
    const isYear = year.test(digits) && !counted.test(before);
    if (isYear || digits.length > mostDigits || days.some(([from, to]) => at >= from && at < to)) return [];
    return [{ series: JSON.stringify([folder, before.normalize('NFC'), after.normalize('NFC'), kind]), digits }];
  });
}

/** Could a picture of this name be one page of several? */
export const mayBePage = (path: string): boolean => numberings(path).length > 0;

/** Names with leading zeros count by themselves: `page-1` and `page-001` in one folder are of two documents. */
function byPadding(names: readonly Numbered[]): Numbered[][] {
  const width = Math.min(...names.filter(({ digits }) => /^0\d/.test(digits)).map(({ digits }) => digits.length));
  return [names.filter(({ digits }) => digits.length >= width), names.filter(({ digits }) => digits.length < width)];
}

/** Runs of at least two numbers that follow one another; a number that occurs twice is in none. */
function runs(names: readonly Numbered[]): Numbered[][] {
  const value = ({ digits }: Numbered): number => Number(digits);
  const times = new Map<number, number>();
  for (const name of names) times.set(value(name), (times.get(value(name)) ?? 0) + 1);
  const out: Numbered[][] = [];
  for (const name of names.filter((one) => times.get(value(one)) === 1).sort((a, b) => value(a) - value(b))) {
    const last = out.at(-1);
    if (last !== undefined && value(last.at(-1)!) + 1 === value(name)) last.push(name);
    else out.push([name]);
  }
  return out.filter((run) => run.length > 1);
}

/**
 * Documents among file paths: pictures in one folder whose names differ only in a running number (`page-001.png`, `page-002.png`; `IMG_0007.jpg`,
 * `IMG_0008.jpg`) are the pages of one, page 2 before page 10; a gap in the numbers parts documents. Every other file is a document of its own.
 * Every path comes back exactly once; documents stand where their first path stood.
 */
export function toDocuments(paths: readonly string[]): InputDocument[] {
  const ways = paths.map(numberings);
  const taken = new Map<number, InputDocument>();
  for (let way = 0; ways.some((names) => names.length > way); way++) {
    const series = new Map<string, Numbered[]>();
    paths.forEach((path, index) => {
      const name = ways[index]![way];
      if (name !== undefined && !taken.has(index)) series.set(name.series, [...(series.get(name.series) ?? []), { path, index, digits: name.digits }]);
    });
    for (const run of [...series.values()].flatMap(byPadding).flatMap(runs)) {
      const document: InputDocument = { kind: 'page-pictures', paths: run.map(({ path }) => path) };
      for (const { index } of run) taken.set(index, document);
    }
  }
  return [...new Set(paths.map((path, index): InputDocument => taken.get(index) ?? { kind: 'file', paths: [path] }))];
}

/** A document as a run takes it: page pictures under a name of their own. */
export function toInput({ kind, paths }: InputDocument, cwd: string): BatchInput {
  return kind === 'file' ? paths[0]! : { name: documentName(paths.map((path) => resolve(cwd, path))), paths };
}
