import type { Span } from '../model/provenance.js';
import { alternatives, lowerInPlace } from '../quantities/lower.js';
import type { Quantity } from '../quantities/quantities.js';
import { subjectOf } from './labels.js';
import { clauses, separators } from './segments.js';
import { doingStarters, restartWords, starterWords } from './words.js';

/** One value with the words that belong to it. */
export interface Piece {
  readonly span: Span;
  readonly quantity: Quantity;
  readonly clause: number;
  /** What parts it from the piece before: `;`, `,`, `và`, `:` or nothing. */
  readonly joint: string;
  readonly inner: readonly Quantity[];
}

export const within = (inner: Span, outer: Span): boolean => inner[0] >= outer[0] && inner[1] <= outer[1] + 1;

const edge = '(?![A-Za-zÀ-ỹ\\d])';
const starter = new RegExp(`^ *(?:${alternatives(starterWords)})${edge}`, 'u');
const restart = new RegExp(`^ *(?:${alternatives(restartWords)})${edge}`, 'u');
const doingStart = new RegExp(`^ *(?:${alternatives(doingStarters)})${edge}`, 'u');
const countStart = new RegExp(`^ *(?:${alternatives(doingStarters.filter((word) => word !== 'có'))})${edge}`, 'u');
const duration = new Set(['day', 'hour', 'minute', 'month', 'year']);
const isShare = (q: Quantity): boolean => q.unit.startsWith('percent') || q.unit === 'rank';

/** The values of a sentence, each with its words: clauses first, then commas and "và" between values. */
export function piecesOf(text: string, sentence: Span, quantities: readonly Quantity[]): Piece[] {
  return clauses(text, sentence).flatMap((clause, index) => clausePieces(text, clause, index, mainOnes(clause, quantities)));
}

/** The quantities of a clause that can be its values: a duration only where nothing else is. */
function mainOnes(clause: Span, quantities: readonly Quantity[]): Quantity[] {
  const here = quantities.filter((q) => within(q.span, clause));
  const lasting = here.filter((q) => !duration.has(q.unit));
  return lasting.length > 0 ? lasting : here;
}

function clausePieces(text: string, clause: Span, index: number, quantities: readonly Quantity[]): Piece[] {
  const pieces: Piece[] = [];
  for (const quantity of quantities) {
    const previous = pieces.at(-1);
    if (!previous) {
      pieces.push({ span: clause, quantity, clause: index, joint: index === 0 ? '' : ';', inner: [] });
      continue;
    }
    const cut = cutBefore(text, previous, quantity);
    if (cut) {
      pieces[pieces.length - 1] = { ...previous, span: [previous.span[0], cut.start] };
      pieces.push({ span: [cut.end, clause[1]], quantity, clause: index, joint: cut.joint, inner: [] });
    } else if (isShare(quantity) && !isShare(previous.quantity) && !isValueFirst(text, previous)) {
      pieces[pieces.length - 1] = { ...previous, quantity, inner: [...previous.inner, previous.quantity] };
    } else pieces[pieces.length - 1] = { ...previous, inner: [...previous.inner, quantity] };
  }
  return pieces.map((p, i) => (i === 0 ? restarted(text, p) : p));
}

const isValueFirst = (text: string, piece: { span: Span; quantity: Quantity }): boolean => subjectOf(text.slice(piece.span[0], piece.quantity.span[0])) === '';

/** Where the piece of a further quantity begins; null where it belongs inside the piece before. */
function cutBefore(text: string, previous: Piece, quantity: Quantity): { start: number; end: number; joint: string } | null {
  const seps = separators(text, previous.quantity.span[1], quantity.span[0]);
  const last = seps.at(-1);
  if (!last) return null;
  const made = (s: { start: number; end: number }) => {
    const written = lowerInPlace(text.slice(s.start, s.end));
    const joint = written.includes('và') ? 'và' : written.trim()[0] ?? ',';
    return { start: s.start, end: joint === ':' ? s.end : s.start + (/^[,\s]*/u.exec(written)?.[0].length ?? 0), joint };
  };
  if (subjectOf(text.slice(last.end, quantity.span[0])) === '') return made(last);
  const started = [...seps].reverse().find((s) => starter.test(lowerInPlace(text.slice(s.start, quantity.span[0])).replace(/^[,:]? ?(?:và )?/u, '')));
  if (started) return made(started);
  // "Đào tạo 100 chuyên gia, kết nạp 20 hội viên": a count with a verb of its own beside another count
  const doing = isShare(quantity) || isShare(previous.quantity) ? undefined : [...seps].reverse().find((s) => countStart.test(lowerInPlace(text.slice(s.start, quantity.span[0])).replace(/^[,:]? ?(?:và )?/u, '')));
  if (doing) return made(doing);
  if (isValueFirst(text, previous) || !(isShare(quantity) || quantity.unit === previous.quantity.unit)) return null;
  return made(last);
}

/** A long run-up before the value is cut where the statement begins ("…, phấn đấu đến năm 2030 đạt 30% …"). */
function restarted(text: string, piece: Piece): Piece {
  const seps = separators(text, piece.span[0], piece.quantity.span[0]).filter((s) => text[s.start] === ',');
  for (const s of [...seps].reverse()) {
    const rest = lowerInPlace(text.slice(s.start, piece.quantity.span[0])).replace(/^, ?(?:và )?/u, '');
    const short = rest.split(' ').length <= 7 && text.slice(piece.span[0], s.start).trim().split(/\s+/).length > 4;
    if (restart.test(rest) || (short && doingStart.test(rest))) return { ...piece, span: [s.start + 1, piece.span[1]] };
  }
  const pre = lowerInPlace(text.slice(piece.span[0], piece.quantity.span[0]));
  const raised = raise.exec(pre) ?? aimed.exec(pre);
  return raised ? { ...piece, span: [piece.span[0] + raised.index + raised[1]!.length, piece.span[1]] } : piece;
}

/** "xây dựng chính sách để nâng tỷ lệ …" */
const raise = /^(.{12,}(?<![A-Za-zÀ-ỹ])(?:để|nhằm|phấn đấu|bảo đảm|đảm bảo) (?:nâng|nâng cao|đưa|đạt|có)? ?)(?:tỷ lệ|tỷ trọng|tỉ lệ|tỉ trọng)(?![A-Za-zÀ-ỹ])/u;
/** "xây dựng kế hoạch, lộ trình đạt mục tiêu ít nhất 50% xã …": the wording begins after the word of aim. */
const aimed = /^(.{8,}(?<![A-Za-zÀ-ỹ])(?:mục tiêu|chỉ tiêu)(?: là| đạt| có|:)? {0,2})$/u;
