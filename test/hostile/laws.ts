import { extractWithText, InputError, OcrError, RecordSchema } from '../../src/index.js';

/** Control characters, marks that turn the direction of writing, and line separators. */
const unclean = /[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** What reading bytes came to: "record", the code of a refusal, or, after "WRONG", what breaks the law of `extract`. */
export async function readAnyhow(bytes: Uint8Array, file: string): Promise<string> {
  try {
    const { record, text } = await extractWithText(bytes, { file, ocr: 'never' });
    const parsed = RecordSchema.safeParse(JSON.parse(JSON.stringify(record)));
    if (!parsed.success) return `WRONG schema ${JSON.stringify(parsed.error.issues[0])}`;
    const astray = strayEvidence(record, text);
    return astray === null ? 'record' : `WRONG span ${astray}`;
  } catch (error) {
    if (!(error instanceof InputError || error instanceof OcrError)) return `WRONG throw ${String((error as Error)?.stack ?? error).slice(0, 600)}`;
    if (error.message.trim() === '' || error.message.length > 400 || unclean.test(error.message)) return `WRONG message ${JSON.stringify(error.message).slice(0, 500)}`;
    return error.code;
  }
}

/** The first span of a record that lies outside the text, or whose words are not those of the text; null where all are sound. */
function strayEvidence(value: unknown, text: string, path = ''): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { span, text: words } = value as { readonly span?: unknown; readonly text?: unknown };
  if (Array.isArray(span)) {
    const [from, to] = span as [number, number];
    if (!(from >= 0 && from <= to && to <= text.length)) return `${path}: [${from}, ${to}) of ${text.length}`;
    if (typeof words === 'string' && 'page' in value && words !== text.slice(from, to)) return `${path}: ${JSON.stringify(words.slice(0, 80))} is ${JSON.stringify(text.slice(from, to).slice(0, 80))}`;
  }
  for (const [key, inner] of Object.entries(value)) {
    const stray = strayEvidence(inner, text, `${path}/${key}`);
    if (stray !== null) return stray;
  }
  return null;
}
