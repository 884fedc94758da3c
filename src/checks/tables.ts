import { finding } from '../findings/report.js';
import { romanValue } from '../markers/markers.js';
import type { Paragraph, PlacedRow, PlacedTable } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Span } from '../model/provenance.js';
import { bisect } from '../text/bisect.js';
import type { Check, CheckInput } from './context.js';
import { isRecognised } from './recognised.js';
import { excerpt } from './wording.js';

const contentOf = (table: PlacedTable, row: PlacedRow): string => row.cells[table.columns.findIndex((c) => c.role === 'content')]?.text ?? row.cells.map((c) => c.text).join(' ');

/** A number used twice under one heading of a table. Numbering that begins anew (1, 1.1) or a group opens a new count. */
export const duplicateRows: Check = ({ document, evidence }) => {
  const out: Finding[] = [];
  for (const table of document.tables) {
    let seen = new Set<string>();
    for (const { kind, marker, span } of table.rows) {
      if (kind === 'group' && (marker === null || /^[IVXA-ZĐ]+$/u.test(marker))) seen = new Set();
      if (marker === null || !/\d/.test(marker)) continue;
      const depth = marker.split('.').length;
      if (/(?:^|\.)0?1$/.test(marker)) seen = new Set([...seen].filter((m) => m.split('.').length < depth));
      if (seen.has(marker)) out.push(finding('duplicate-marker', { marker }, [evidence(span)]));
      seen.add(marker);
    }
  }
  return out;
};

/** A cell left empty where most rows of the column name somebody. Merged cells are not empty. */
export const emptyCells: Check = ({ document, evidence }) => {
  const out: Finding[] = [];
  for (const table of document.tables) {
    for (const [c, column] of table.columns.entries()) {
      if (column.role !== 'lead' && column.role !== 'coordinating' && column.role !== 'implementing') continue;
      const rows = table.rows.filter((r) => r.kind === 'row');
      const covered = coveredRows(table, c);
      const empty = rows.filter((r) => r.cells[c]?.text === '' && !covered.has(r));
      if (empty.length === 0 || empty.length > rows.length * 0.4) continue;
      for (const row of empty) out.push(finding('empty-cell', { column: column.name, row: row.marker ?? excerpt(contentOf(table, row)) }, [evidence(row.span)]));
    }
  }
  return out;
};

function coveredRows(table: PlacedTable, column: number): Set<PlacedRow> {
  const out = new Set<PlacedRow>();
  table.rows.forEach((row, r) => {
    for (let k = 1; k < (row.cells[column]?.rowSpan ?? 1); k++) if (table.rows[r + k] !== undefined) out.add(table.rows[r + k]!);
  });
  return out;
}

/** A task that says "Phối hợp …" while its only agency stands as the lead: who leads is not said. */
export const roleConflicts: Check = ({ tasks }) =>
  tasks
    .filter((t) => t.kind === 'table-row' && /^Phối hợp(?! liên ngành)/u.test(t.text) && t.lead.length > 0 && t.coordinating.length === 0)
    .map((t) => finding('role-conflict', { text: excerpt(t.text), lead: t.lead.map((a) => a.name).join('; ') }, [t.evidence]));

/** Most rows of a table of targets state one; so many of them at least tell that it is such a table. */
const leastStating = 3;
const mostState = 0.6;

/** Rows of scanned tables of targets that state none, unlike most: their values may not have been read. */
export const rowsWithoutValue: Check = ({ document, targets, evidence }) => {
  if (!document.pages.some(({ ocr }) => ocr !== undefined)) return [];
  const starts = targets.flatMap(({ mentions }) => mentions.flatMap(({ span }) => (span === null ? [] : [span[0]]))).sort((a, b) => a - b);
  const states = ([from, to]: Span): boolean => (starts[bisect(starts.length, (i) => starts[i]! >= from)] ?? Infinity) < to;
  const out: Finding[] = [];
  for (const table of document.tables) {
    const rows = table.rows.filter(({ kind, cells }) => kind === 'row' && cells.some(({ text }) => text !== ''));
    const silent = rows.filter(({ span }) => !states(span));
    const stating = rows.length - silent.length;
    if (stating < leastStating || stating < mostState * rows.length) continue;
    for (const row of silent) {
      const at = evidence(row.span);
      if (isRecognised(document.pages, at.page)) out.push(finding('row-without-value', { row: row.marker ?? '?', text: excerpt(contentOf(table, row)) }, [at]));
    }
  }
  return out;
};

/** Rows without a number where they are the exception in a numbered table. */
export const unnumberedRows: Check = ({ document, evidence }) => {
  const out: Finding[] = [];
  for (const table of document.tables) {
    if (!table.columns.some((c) => c.role === 'marker')) continue;
    const rows = table.rows.filter((r) => r.kind === 'row');
    const without = rows.filter((r) => r.marker === null);
    if (without.length === 0 || without.length > rows.length * 0.3) continue;
    for (const row of without) out.push(finding('unnumbered-row', { text: excerpt(contentOf(table, row)) }, [evidence(row.span)]));
  }
  return out;
};

/** "Phụ lục 1" in the body, "PHỤ LỤC I" on the annex; an annex named but absent, or present but never named. */
export const annexNames: Check = ({ document, evidence }) => {
  const present = document.annexes.filter((a) => a.marker !== null && /^phụ lục/iu.test(a.marker));
  const named: { mark: string; span: readonly [number, number] }[] = [];
  let anyMention = false;
  for (const p of document.paragraphs) {
    if (p.zone !== 'body') continue;
    if (/phụ lục/iu.test(p.text)) anyMention = true;
    for (const match of p.text.matchAll(/[Pp]hụ lục (?:số )?(?<mark>\d{1,2}|[IVX]{1,5})(?![A-Za-zÀ-ỹ\d])(?!(?: (?:của|ban hành|kèm theo))* (?:Quyết định|Nghị định|Thông tư|Nghị quyết|Kế hoạch|Chương trình|Công văn|Hướng dẫn)(?! này))/gu)) {
      named.push({ mark: match.groups!['mark']!, span: [p.span[0] + match.index, p.span[0] + match.index + match[0].length] });
    }
  }
  const marks = present.map((a) => markOf(a.marker!)).filter((m) => m !== '');
  const out: Finding[] = [];
  for (const { mark, span } of named) {
    if (marks.includes(mark)) continue;
    const other = marks.find((m) => ordinal(m) === ordinal(mark));
    out.push(other === undefined ? finding('annex-absent', { name: mark }, [evidence(span)]) : finding('annex-name-mismatch', { named: mark, found: other }, [evidence(span)]));
  }
  if (present.length > 1) out.push(...unnamedAnnex(document.paragraphs, evidence));
  if (!anyMention) for (const annex of present) out.push(finding('annex-not-named', { name: annex.marker! }, [evidence(annex.span)]));
  return out;
};

/** "các nhiệm vụ kèm theo Kế hoạch này", where several annexes are there: which one is not said. */
function unnamedAnnex(paragraphs: readonly Paragraph[], evidence: CheckInput['evidence']): Finding[] {
  const out: Finding[] = [];
  for (const p of paragraphs) {
    if (p.zone !== 'body' || /[Pp]hụ lục/u.test(p.text)) continue;
    const match = /(?:nhiệm vụ|chỉ tiêu|danh mục)[^;.]{0,60}kèm theo (?:Kế hoạch|Chương trình|Quyết định) này/u.exec(p.text);
    if (match !== null) out.push(finding('unspecified-reference', { text: match[0] }, [evidence([p.span[0] + match.index, p.span[0] + match.index + match[0].length])]));
  }
  return out;
}

const markOf = (marker: string): string => /(?:\d{1,2}|[IVX]{1,5})$/u.exec(marker)?.[0] ?? '';
const ordinal = (mark: string): number => (/^\d+$/.test(mark) ? Number(mark) : (romanValue(mark) ?? 0));
