import { columnUnit, type Unit } from '../quantities/units.js';
import { findQuantities, type Quantity } from '../quantities/quantities.js';

/** A value read from a cell that holds values only. */
export interface CellValue {
  readonly quantity: Quantity;
  /** What the cell says beside the value ("Đông Nam Á"). */
  readonly scope: string;
  /** Offsets of the value's part in the cell. */
  readonly start: number;
  readonly end: number;
}

/**
 * The values of a cell of a value column: "60%", "Tối thiểu 65%", "26.120" with the unit from the unit column, "≤ 3 Đông Nam Á; ≤ 50 Thế giới".
 * Null where digits stand there that cannot be read as values; an empty list where the cell holds words or nothing.
 */
export function cellValues(cell: string, unitWritten: string | null): CellValue[] | null {
  if (!/\d/.test(cell)) return [];
  const unit = unitWritten === null ? null : columnUnit(unitWritten);
  const out: CellValue[] = [];
  let start = 0;
  for (const part of cell.split(/(?<=;)|\n/u)) {
    const found = partValue(part, unit);
    if (found === null) return null;
    if (found) out.push({ ...found, start, end: start + part.replace(/[;\s]+$/u, '').length });
    start += part.length;
  }
  return out;
}

type ColumnUnit = { readonly unit: Unit; readonly power: number } | null;

function partValue(part: string, unit: ColumnUnit): { quantity: Quantity; scope: string } | null | undefined {
  if (!/\d/.test(part)) return undefined;
  const plain = part.replace(/[;\s]+$/u, '');
  const own = findQuantities(plain);
  const measured = own.find((q) => !q.flags.includes('generic-noun') && !q.flags.includes('bare'));
  if (own.length > 1) return null;
  if (measured) return { quantity: measured, scope: scopeOf(plain, measured) };
  if (unit === null && own.length === 0) return bareShare(plain);
  return withUnit(plain, unit);
}

/** A number alone, in a column that names no unit: the unit stays unsaid. */
function bareShare(part: string): { quantity: Quantity; scope: string } | null {
  const read = withUnit(part, { unit: 'other', power: 0 });
  return read && { ...read, quantity: { ...read.quantity, flags: [...read.quantity.flags, 'bare'] } };
}

function withUnit(part: string, unit: ColumnUnit): { quantity: Quantity; scope: string } | null {
  const isPercent = unit?.unit.startsWith('percent') ?? false;
  const number = /\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?/u.exec(part);
  if (!number) return null;
  const end = number.index + number[0].replace(/[.,]+$/u, '').length;
  const tail = part.slice(end);
  const after = /^\s*(?:trở lên|trở xuống)/iu.exec(tail)?.[0] ?? '';
  const read = findQuantities(`${part.slice(0, end)}${isPercent ? '%' : ' đơn vị'}${after}`);
  const quantity = read[0];
  if (read.length !== 1 || !quantity) return null;
  const kept = quantity.flags.filter((f) => f !== 'generic-noun' && f !== 'bare');
  const scaled = { ...quantity, span: [quantity.span[0], end] as const, flags: kept, min: scale(quantity.min, unit), max: scale(quantity.max, unit), unit: unit?.unit ?? 'count' };
  return { quantity: scaled, scope: tail.slice(after.length).replace(/^[\s%]+/u, '').trim() };
}

const scale = (value: number | null, unit: ColumnUnit): number | null => (value === null || !unit ? value : Number(`${value}e${unit.power}`));

function scopeOf(part: string, quantity: Quantity): string {
  return part.slice(quantity.span[1]).replace(/^[\s,]+/u, '').trim();
}
