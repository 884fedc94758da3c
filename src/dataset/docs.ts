import { allTables } from './tables/index.js';
import type { AnyTable } from './model.js';

/** docs/dataset.md between its own words: every table and column, from their definitions. */
export function dataSetReference(): string {
  const parts = [
    '# The data set, table by table', '',
    'Made from `src/dataset/tables/` by `npm run schema`; do not edit. `datapackage.json` beside every data set says the same to programs. Why it is made this way: [decision 8](decisions/0008-data-sets.md).', '',
    '| table | sheet | one row for |', '|---|---|---|', ...allTables.map(({ name, heading, en }) => `| [${name}](#${name}) | ${heading} | ${en.split('. ')[0]!.replace(/\.$/, '')} |`), '',
    ...allTables.flatMap(section),
  ];
  return `${parts.join('\n').trimEnd()}\n`;
}

function section({ name, heading, en, vi, key, foreign, columns }: AnyTable): string[] {
  return [
    `## ${name}`, '', en, '', `*${heading}.* ${vi}`, '', `Key: ${key.map(code).join(', ')}.`,
    ...foreign.map(({ fields, table, to }) => `${fields.map(code).join(', ')} → [${table}](#${table}) (${to.map(code).join(', ')}).`), '',
    '| column | type | unit | meaning | heading | ý nghĩa |', '|---|---|---|---|---|---|',
    ...columns.map((c) => `| \`${c.name}\` | ${c.type}${c.required ? '' : ', may be empty'} | ${(c.unit ?? '').replace(/^column:(.*)$/, 'see `$1`')} | ${cell(c.en)} | ${cell(c.heading)} | ${cell(c.vi)} |`), '',
  ];
}

const code = (name: string): string => `\`${name}\``;
const cell = (text: string): string => text.replace(/\|/g, '\\|');
