import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { explainFlagged, explainValue } from '../../debug/explain.js';
import { loadRecord } from '../../export/store.js';
import { exitCodes, type CliContext } from '../context.js';
import { oneLine } from '../terminal.js';
import type { Language } from '../words.js';

/** `kehoach explain <record> [<id>]`. */
export async function explainCommand(path: string, id: string | undefined, language: Language, context: CliContext): Promise<number> {
  const full = resolve(context.cwd, path);
  const record = await loadRecord(full);
  if (id === undefined) {
    context.out(explainFlagged(record, language));
    return exitCodes.ok;
  }
  const text = await readFile(full.replace(/\.json$/, '.txt'), 'utf8').catch(() => null);
  const explained = explainValue(record, text, id, language);
  if (explained === null) {
    const some = [...record.targets, ...record.tasks].slice(0, 5).map((v) => v.id);
    context.err(`kehoach: the record has no target, task, citation, section or table “${oneLine(id)}”. Ids look like: ${some.join(', ')}\n`);
    return exitCodes.usage;
  }
  context.out(explained);
  return exitCodes.ok;
}
