import type { AnyTable, Cell, ColumnType, Row } from '../model.js';

/** Formats of cells, in the order of `cellXfs` in `stylesXml`. */
const style = { general: 0, head: 1, date: 2, grouped: 3 } as const;

export const limits = { rows: 1_048_576, text: 32_767 } as const;

/** Units that XML 1.0 cannot hold or readers change; the workbook writes them as `_xHHHH_`, and so what already looks like that. */
const unwritable = /[\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const unusual = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF&<>"]|_x/;

export const xmlText = (text: string): string => (!unusual.test(text) ? text : text
  .replace(unwritable, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
  .replace(/[&<>"]/g, (c) => escapes[c]!));

/** `A`, `Z`, `AA`, … of a column, from 0. */
export function columnLetters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26);
}

const letters = Array.from({ length: 64 }, (_, n) => columnLetters(n));

const textCell = (at: string, text: string, s: number = style.general): string => `<c r="${at}" t="inlineStr"${s === 0 ? '' : ` s="${s}"`}><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** Days since 1899-12-30, as workbooks count them; null before March 1900, where they count wrongly. */
function serial(date: string): number | null {
  const days = Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;
  return days > 60 ? days : null;
}

/** Text that is longer than a cell may be, cut. */
export const cutText = (text: string): string => `${text.slice(0, limits.text - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

function cellXml(cell: Cell, type: ColumnType, at: string): string {
  // A workbook knows no empty text.
  if (cell === null || cell === '') return '';
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') return `<c r="${at}"${type === 'number' && Number.isInteger(cell) && Math.abs(cell) >= 10_000 ? ` s="${style.grouped}"` : ''}><v>${cell}</v></c>`;
  const days = type === 'date' ? serial(cell) : null;
  return days === null ? textCell(at, cell) : `<c r="${at}" s="${style.date}"><v>${days}</v></c>`;
}

/** A row of the sheet, `number` from 1. */
export function rowXml(row: Row, columns: AnyTable['columns'], number: number): string {
  let cells = '';
  for (let n = 0; n < row.length; n++) cells += cellXml(row[n]!, columns[n]!.type, (letters[n] ?? columnLetters(n)) + number);
  return `<row r="${number}">${cells}</row>`;
}

const spreadsheet = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What stands before the rows: frozen head, widths, the head itself. */
export function sheetStart({ columns }: AnyTable): string {
  const widths = columns.map(({ width = 14 }, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`).join('');
  const head = columns.map(({ heading }, n) => textCell(`${columnLetters(n)}1`, heading, style.head)).join('');
  return `${declaration}<worksheet ${spreadsheet}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
    + `<cols>${widths}</cols><sheetData><row r="1">${head}</row>`;
}

/** What stands after them: the filters, over as many rows as there are (the head included). */
export const sheetEnd = (columns: number, rows: number): string => `</sheetData><autoFilter ref="A1:${columnLetters(columns - 1)}${rows}"/></worksheet>`;

export const stylesXml = `${declaration}<styleSheet ${spreadsheet}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>`
  + '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
  + '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECF3"/></patternFill></fill></fills>'
  + '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
  + '<cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>'
  + '<xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="3" applyNumberFormat="1"/></cellXfs></styleSheet>';

export interface Sheet {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
}

/** The parts around the sheets; names as in the container. */
export function workbookParts(sheets: readonly Sheet[]): Record<string, string> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = (make: (sheet: Sheet, n: number) => string): string => sheets.map((sheet, n) => make(sheet, n + 1)).join('');
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
      + `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`
      + `${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook ${spreadsheet} xmlns:r="${office}"><sheets>${each(({ name }, n) => `<sheet name="${xmlText(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets>`
      + `<definedNames>${each(({ name, columns, rows }, n) => `<definedName name="_xlnm._FilterDatabase" localSheetId="${n - 1}" hidden="1">'${xmlText(name)}'!$A$1:$${columnLetters(columns - 1)}$${rows}</definedName>`)}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packages}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}`
      + `<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml,
  };
}
