import * as z from 'zod';
import { dataSetReference } from '../dataset/docs.js';
import { findingKinds } from '../findings/codes.js';
import { RecordSchema } from '../model/record.js';

/** JSON Schema (draft 2020-12) of a record. */
export function recordJsonSchema(): Record<string, unknown> {
  return { title: 'kehoach record', ...z.toJSONSchema(RecordSchema, { reused: 'inline' }) };
}

/** Files under docs/ that are made from the sources: path → text. A test keeps them current. */
export function generatedDocs(): Record<string, string> {
  return {
    'docs/record.schema.json': `${JSON.stringify(recordJsonSchema(), null, 1)}\n`,
    'docs/record.md': recordReference(),
    'docs/findings.md': findingsReference(),
    'docs/dataset.md': dataSetReference(),
  };
}

interface Node {
  readonly type?: string | string[];
  readonly description?: string;
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly anyOf?: readonly Node[];
  readonly items?: Node | boolean;
  readonly prefixItems?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly $defs?: Readonly<Record<string, Node>>;
}

function recordReference(): string {
  const schema = recordJsonSchema() as Node;
  const parts = [
    '# The record, field by field', '',
    'Made from `src/model/record.ts` by `npm run schema`; do not edit. The same as JSON Schema: [record.schema.json](record.schema.json).', '',
    'Pages count from 1. Boxes are `[x0, y0, x1, y1]` in points from the top left. Spans are half-open and count UTF-16 units of the reading text beside the record.', '',
    ...section('Record', schema), ...Object.entries(schema.$defs ?? {}).flatMap(([name, node]) => section(name, node)),
  ];
  return `${parts.join('\n').trimEnd()}\n`;
}

function section(name: string, node: Node): string[] {
  if (node.properties === undefined) return [];
  return [`## ${name}`, '', ...(node.description === undefined ? [] : [node.description, '']), '| field | type | meaning |', '|---|---|---|', ...rows(node.properties, ''), ''];
}

function rows(properties: Readonly<Record<string, Node>>, prefix: string): string[] {
  return Object.entries(properties).flatMap(([name, node]) => {
    const inner = node.properties ?? (typeof node.items === 'object' ? node.items.properties : undefined) ?? node.anyOf?.find((n) => n.properties !== undefined)?.properties;
    const row = `| \`${prefix}${name}\` | ${typeName(node)} | ${(node.description ?? '').replace(/\|/g, '\\|')} |`;
    return inner === undefined || node.$ref !== undefined ? [row] : [row, ...rows(inner, `${prefix}${name}${node.properties === undefined && node.items !== undefined ? '[]' : ''}.`)];
  });
}

function typeName(node: Node): string {
  if (node.$ref !== undefined) return node.$ref.replace(/^.*\//, '') === '#' ? 'Record' : `[${node.$ref.replace(/^.*\//, '')}](#${node.$ref.replace(/^.*\//, '').toLowerCase()})`;
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum !== undefined) return node.enum.map((v) => `\`${String(v)}\``).join(' ');
  if (node.anyOf !== undefined) return [...new Set(node.anyOf.map(typeName))].join(' or ');
  if (node.prefixItems !== undefined) return `[${node.prefixItems.map(typeName).join(', ')}]`;
  if (node.type === 'array') return `list of ${typeof node.items === 'object' ? typeName(node.items) : 'anything'}`;
  return Array.isArray(node.type) ? node.type.join(' or ') : (node.type ?? (node.pattern === undefined ? 'anything' : 'string'));
}

function findingsReference(): string {
  const list = Object.entries(findingKinds).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '# Findings', '',
    'Made from `src/findings/codes.ts` by `npm run schema`; do not edit. A finding is data (code, parameters, place); its wording is filled in when it is shown.', '',
    '| code | severity | English | Vietnamese |', '|---|---|---|---|',
    ...list.map(([code, { severity, en, vi }]) => `| \`${code}\` | ${severity} | ${en} | ${vi} |`), '',
  ].join('\n');
}
