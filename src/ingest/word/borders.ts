import type { Styles } from './styles.js';
import type { PlacedTc } from './tables.js';
import { child, descend, valueOf, type XmlElement } from './xml.js';

type Side = 'top' | 'bottom' | 'left' | 'right';
const sides: readonly Side[] = ['top', 'bottom', 'left', 'right'];
/** Names of the sides in files that are written for both directions of reading. */
const otherName: Readonly<Record<Side, string>> = { top: 'w:top', bottom: 'w:bottom', left: 'w:start', right: 'w:end' };

/** Whether lines are drawn around its cells: around at least half of them on two sides or more (a line under one cell is an ornament). */
export function isRuled(table: XmlElement, cells: readonly PlacedTc[], styles: Styles): boolean {
  const properties = child(table, 'w:tblPr');
  const style = valueOf(properties, 'w:tblStyle');
  const borders = child(properties, 'w:tblBorders');
  const styled = styles.tableProperty(style, 'w:tblBorders');
  if (borders === undefined && styles.drawsCells(style)) return true;
  const [rows, columns] = [Math.max(0, ...cells.map((c) => c.row)), Math.max(0, ...cells.map((c) => c.column + c.colSpan))];
  const drawn = cells.filter((cell) => {
    const own = descend(cell.element, 'w:tcPr', 'w:tcBorders');
    const outer: Readonly<Record<Side, boolean>> = { top: cell.row === 0, bottom: cell.row === rows, left: cell.column === 0, right: cell.column + cell.colSpan === columns };
    return sides.filter((side) => {
      const named = outer[side] ? `w:${side}` : side === 'top' || side === 'bottom' ? 'w:insideH' : 'w:insideV';
      return visible(border(own, `w:${side}`, otherName[side]) ?? border(borders, named, otherName[side]) ?? border(styled, named, otherName[side]));
    }).length >= 2;
  });
  return drawn.length * 2 >= cells.length;
}

function border(borders: XmlElement | undefined, name: string, other: string): string | undefined {
  return valueOf(borders, name) ?? (name.startsWith('w:inside') ? undefined : valueOf(borders, other));
}

const visible = (value: string | undefined): boolean => value !== undefined && value !== 'none' && value !== 'nil';
