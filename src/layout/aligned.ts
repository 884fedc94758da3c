import type { TablePiece } from '../model/flow.js';
import type { Row } from './rows.js';

export interface AlignedPage {
  readonly tables: readonly TablePiece[];
  readonly rest: readonly Row[];
}

export function alignedTables(rows: readonly Row[], _page: number, _raw: string): AlignedPage {
  return { tables: [], rest: rows };
}
