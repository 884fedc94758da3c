import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { explainFlagged, explainValue } from '../../debug/explain.js';
import { RecordSchema, type DocumentRecord } from '../../model/record.js';
import { exitCodes, type CliContext } from '../context.js';
import type { Language } from '../words.js';

/** `kehoach explain <record> [<id>]`. */
export async function explainCommand(path: string, id: string | undefined, language: Language, context: CliContext): Promise<number> {
  const full = resolve(context.cwd, path);
  const record = parseRecord(await readFile(full, 'utf8'));
  if (typeof record === 'string') {
    context.err(`kehoach: ${path} is no record of kehoach: ${record}. Give a .json file from the output folder.\n`);
    return exitCodes.usage;
  }
  if (id === undefined) {
    context.out(explainFlagged(record, language));
    return exitCodes.ok;
  }
  const text = await readFile(full.replace(/\.json$/, '.txt'), 'utf8').catch(() => null);
  const explained = explainValue(record, text, id, language);
  if (explained === null) {
    const some = [...record.targets, ...record.tasks].slice(0, 5).map((v) => v.id);
    context.err(`kehoach: the record has no target, task, citation, section or table “${id}”. Ids look like: ${some.join(', ')}\n`);
    return exitCodes.usage;
  }
  context.out(explained);
  return exitCodes.ok;
}

/** The record, or what is wrong with the file. */
function parseRecord(text: string): DocumentRecord | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  const parsed = RecordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  return `${issue.path.join('.')}: ${issue.message}`;
}
