import { finding } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import type { Span } from '../model/provenance.js';
import type { Check, CheckInput } from './context.js';

/** Words that never stand twice in a row on purpose. Others may ("giao thông | thông minh", "Ủy ban | ban hành"), so only these count alone. */
const neverDoubled = new Set(['cho', 'trong', 'của', 'và', 'các', 'những', 'với', 'được', 'để', 'tại', 'về', 'theo', 'là', 'có', 'đến', 'trên', 'bằng', 'do', 'khi', 'này', 'một', 'số', 'thực', 'hiện', 'triển', 'khai']);

/** Misspellings and lost words met in plans: what is written → what is meant. Only ones no right text contains. */
const misspellings: readonly (readonly [pattern: RegExp, meant: string])[] = [
  [/(?<![A-Za-zÀ-ỹ])[ỦUủu][ỷyỶYỳ]? ban nhân(?= (?:các|tỉnh|huyện|xã|thành phố))/giu, 'Ủy ban nhân dân'],
  [/(?<![A-Za-zÀ-ỹ])[Ủủ]y ban ban dân/gu, 'Ủy ban nhân dân'],
  [/(?<![A-Za-zÀ-ỹ])[Nn]gân hành(?= [Nn]hà)/gu, 'Ngân hàng'],
  [/(?<![A-Za-zÀ-ỹ])[Pp]hân đấu(?![A-Za-zÀ-ỹ])/gu, 'Phấn đấu'],
  [/(?<![A-Za-zÀ-ỹ])phát triến(?![A-Za-zÀ-ỹ])/giu, 'phát triển'],
  [/(?<![A-Za-zÀ-ỹ])[Pp]hố biến(?=,| triển| các| nâng| kiến)/gu, 'Phổ biến'],
  [/(?<![A-Za-zÀ-ỹ])đầy mạnh(?![A-Za-zÀ-ỹ])/giu, 'đẩy mạnh'],
  [/(?<![A-Za-zÀ-ỹ])đề điều(?![A-Za-zÀ-ỹ])/gu, 'đê điều'],
  [/THEO DÖI|ĐÔN ĐÓC|PHÓI HỢP|PHÓI HỌP/gu, 'THEO DÕI, ĐÔN ĐỐC, PHỐI HỢP'],
  [/(?<![A-Za-zÀ-ỹ])(?:Chưong|chưong) trình/gu, 'Chương trình'],
  [/(?<![A-Za-zÀ-ỹ])điện điện tử/gu, 'điện tử'],
  [/(?<![A-Za-zÀ-ỹ])Căn cư(?= )/gu, 'Căn cứ'],
  [/(?<![A-Za-zÀ-ỹ])[Uu]ớc (?:đạt|thực hiện)/gu, 'Ước'],
];

interface Stretch {
  readonly text: string;
  readonly span: Span;
}

/** Running text and cells; letterhead, recipients and signature are no prose. */
function* stretches({ document }: CheckInput): Generator<Stretch> {
  for (const p of document.paragraphs) if (p.zone === 'body' || p.zone === 'preamble') yield p;
  for (const table of document.tables) for (const row of table.rows) for (const cell of row.cells) if (cell.text !== '') yield cell;
}

const at = ({ span }: Stretch, index: number, length: number): Span => [span[0] + index, span[0] + index + length];

/** "cho cho các thiết bị", "truy vết sản phẩm truy vết sản phẩm": one to four words said twice in a row. */
export const repeatedWords: Check = (input) => {
  const out: Finding[] = [];
  for (const stretch of stretches(input)) {
    for (const [index, length, words] of repeats(stretch.text)) out.push(finding('repeated-word', { text: words }, [input.evidence(at(stretch, index, length))]));
  }
  return out;
};

function repeats(text: string): [index: number, length: number, words: string][] {
  const words = [...text.matchAll(/[A-Za-zÀ-ỹ\d]+/gu)].map((m) => ({ word: m[0], start: m.index, end: m.index + m[0].length }));
  const out: [number, number, string][] = [];
  for (let i = 0; i < words.length; i++) {
    const size = [4, 3, 2, 1].find((n) => sameRun(text, words, i, n));
    if (size === undefined) continue;
    const said = text.slice(words[i]!.start, words[i + size - 1]!.end);
    out.push([words[i]!.start, words[i + 2 * size - 1]!.end - words[i]!.start, said]);
    i += 2 * size - 1;
  }
  return out;
}

function sameRun(text: string, words: readonly { word: string; start: number; end: number }[], i: number, n: number): boolean {
  if (i + 2 * n > words.length) return false;
  for (let k = 0; k < n; k++) if (words[i + k]!.word !== words[i + n + k]!.word) return false;
  const between = text.slice(words[i]!.start, words[i + 2 * n - 1]!.end);
  if (!/^[A-Za-zÀ-ỹ\d ]+$/u.test(between) || /\d/u.test(between)) return false;
  return n > 1 || neverDoubled.has(words[i]!.word);
}

export const misspelled: Check = (input) => {
  const out: Finding[] = [];
  for (const stretch of stretches(input)) {
    for (const [pattern, meant] of misspellings) {
      for (const match of stretch.text.matchAll(pattern)) out.push(finding('misspelling', { text: match[0], meant }, [input.evidence(at(stretch, match.index, match[0].length))]));
    }
  }
  return out;
};

/** A closing quotation mark without an opening one, or the other way round. */
export const strayQuotes: Check = (input) => {
  const out: Finding[] = [];
  for (const stretch of stretches(input)) {
    const open = stretch.text.split('“').length;
    const close = stretch.text.split('”').length;
    if (open !== close) out.push(finding('stray-quote', { text: excerpt(stretch.text) }, [input.evidence(stretch.span)]));
  }
  return out;
};

/** "thời tiết...để", "kho bạc,...Chuyển": no blank behind the dots. */
export const missingSpaces: Check = (input) => {
  const out: Finding[] = [];
  for (const stretch of stretches(input)) {
    for (const match of stretch.text.matchAll(/(?<![A-Za-zÀ-ỹ])[A-Za-zÀ-ỹ]+,?(?:\.{3}|…)[A-Za-zÀ-ỹ]+/gu)) out.push(finding('missing-space', { text: match[0] }, [input.evidence(at(stretch, match.index, match[0].length))]));
  }
  return out;
};

/** A cell or item that ends with a comma or a connective: something may be lost. */
export const unfinished: Check = (input) => {
  const out: Finding[] = [];
  for (const stretch of stretches(input)) {
    if (/(?:,|\s(?:và|của|hoặc|với|cho|tại))$/u.test(stretch.text) && stretch.text.length > 40) out.push(finding('unfinished-text', { text: excerpt(stretch.text.slice(-60)) }, [input.evidence(stretch.span)]));
  }
  return out;
};

/** Cleaning steps that mend what the document got wrong; the others only undo how it was typed or set. */
const mended: ReadonlySet<string> = new Set(['detached-marks', 'split-words', 'split-numbers']);

/** Words and numbers cut by a blank: joined in the reading text, and told. */
export const splitWords: Check = ({ document, evidence }) => {
  const repairs = document.edits.filter((e) => mended.has(e.step));
  if (repairs.length === 0) return [];
  const { value, origin } = document.text;
  const places = new Map<number, number>();
  origin.forEach((raw, at) => places.has(raw) || places.set(raw, at));
  return repairs.flatMap(({ raw }) => {
    const before = wordAround(document.raw, raw[0], raw[1]);
    const place = [1, 2, 3].map((back) => places.get(raw[0] - back)).find((at) => at !== undefined);
    if (place === undefined) return [];
    const word = wordAround(value, place, place + 1);
    return [finding('split-word', { before: before.text, after: word.text }, [evidence(word.span)])];
  });
};

/** No word has so many letters; what goes on longer is cut. */
const longestSide = 60;

/** The letters on both sides of a place. */
function wordAround(text: string, start: number, end: number): { text: string; span: Span } {
  let from = start;
  let to = end;
  while (from > 0 && start - from < longestSide && /[A-Za-zÀ-ỹ\p{M}\d]/u.test(text[from - 1]!)) from--;
  while (to < text.length && to - end < longestSide && /[A-Za-zÀ-ỹ\p{M}\d]/u.test(text[to]!)) to++;
  return { text: text.slice(from, to), span: [from, to] };
}

const body = /^(?:Sở|Ban|Cục|Chi cục|Hội|Công an|Báo|Đài|Văn phòng|UBND|Ủy ban|Ngân hàng|Kho bạc|Tỉnh đoàn|Trung tâm|Công ty)\s/u;

/** One body named twice in one list. */
export const duplicateAgencies: Check = (input) => {
  const out: Finding[] = [];
  for (const stretch of stretches(input)) {
    const names = stretch.text.replace(/^[-–+]\s*[^:]{0,60}:\s*/u, '').split(/[,;.]\s+/u).map((n) => n.trim().replace(/\.$/, ''));
    if (names.length < 3) continue;
    const twice = names.filter((n, i) => n.length > 6 && body.test(n) && names.indexOf(n) < i);
    for (const agency of new Set(twice)) out.push(finding('duplicate-agency', { agency }, [input.evidence(stretch.span)]));
  }
  return out;
};

export const excerpt = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79)}…`);
