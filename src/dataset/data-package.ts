import type { FormatName } from './formats/format.js';
import { workbookName } from './formats/xlsx.js';
import type { AnyTable, ForeignKey } from './model.js';
import { version } from '../version.js';

export interface PackageOptions {
  readonly formats: readonly FormatName[];
  readonly tables: readonly AnyTable[];
  readonly rows: Readonly<Record<string, number>>;
  readonly bom: boolean;
  /** SPDX or Open Definition id of the licence the data set is published under; null: the publisher has not said. */
  readonly license: string | null;
}

const mediaTypes: Readonly<Record<FormatName, string>> = {
  csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', parquet: 'application/vnd.apache.parquet',
};

/** `datapackage.json` (Frictionless Data Package v1): files, types, units, keys and a description of every column in both languages. */
export function dataPackage({ formats, tables, rows, bom, license }: PackageOptions): Record<string, unknown> {
  return {
    profile: 'data-package', name: 'kehoach-dataset', title: 'Chỉ tiêu và nhiệm vụ trong các kế hoạch của Việt Nam', version: '1.0.0',
    description: 'Targets, tasks, agencies, citations and tables read from Vietnamese plans, one document a row in documents; docs/dataset.md of kehoach tells of every table.',
    description_vi: 'Chỉ tiêu, nhiệm vụ, cơ quan, viện dẫn và bảng đọc từ các kế hoạch; mỗi văn bản một dòng trong bảng documents.',
    ...(license === null ? {} : { licenses: [{ name: license }] }),
    sources: [{ title: 'The documents named in the table documents (columns file, url, sha256)' }],
    contributors: [{ title: `kehoach ${version}`, role: 'wrangler' }],
    // The first format has the tables' own names, so that foreign keys and readers find them.
    resources: formats.flatMap((format, n) => tables.map((table) => resource(table, format, n === 0 ? '' : `-${format}`, rows[table.name] ?? 0, bom))),
  };
}

function resource(table: AnyTable, format: FormatName, suffix: string, rows: number, bom: boolean): Record<string, unknown> {
  return {
    profile: format === 'csv' ? 'tabular-data-resource' : 'data-resource', name: table.name + suffix, path: format === 'xlsx' ? workbookName : `${table.name}.${format}`,
    title: table.heading, description: table.en, description_vi: table.vi, format, mediatype: mediaTypes[format], encoding: 'utf-8', rows,
    ...(format === 'csv' ? { dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true, ...(bom ? { byteOrderMark: true } : {}) } } : {}),
    ...(format === 'xlsx' ? { dialect: { sheet: table.heading } } : {}),
    schema: {
      // Columns of the workbook are headed in Vietnamese; the names are those of the other formats.
      fields: table.columns.map(field), missingValues: [''], primaryKey: table.key, ...(table.foreign.length === 0 ? {} : { foreignKeys: table.foreign.map((key) => foreignKey(key, table, suffix)) }),
    },
  };
}

function field({ name, type, heading, en, vi, unit, required, values }: AnyTable['columns'][number]): Record<string, unknown> {
  const constraints = { ...(required ? { required } : {}), ...(values === undefined ? {} : { enum: values }) };
  return {
    name, type, ...(type === 'date' ? { format: 'default' } : {}), title: heading, description: en, description_vi: vi,
    ...(unit === undefined ? {} : unit.startsWith('column:') ? { unitColumn: unit.slice('column:'.length) } : { unit }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

/** A key into the same table names it by "". */
const foreignKey = ({ fields, table, to }: ForeignKey, own: AnyTable, suffix: string): Record<string, unknown> => (
  { fields, reference: { resource: table === own.name ? '' : table + suffix, fields: to } }
);
