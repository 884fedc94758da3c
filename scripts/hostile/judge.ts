import { extractWithText, InputError, recordStem, RecordSchema } from '../../src/index.js';
import type { Hostile } from './model.js';

/** What became of a hostile file. */
export interface Outcome {
  /** "record", the code of the refusal, or "crash". */
  readonly outcome: string;
  /** What is wrong with that; empty where all is well. */
  readonly wrong: readonly string[];
}

/** Control characters, marks that turn the direction of writing, and what else a terminal might obey. */
const unsafe = /[\0-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const longestMessage = 400;
/** A path under the output folder, and no other. */
const safeStem = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[a-z0-9@][a-z0-9@.-]*(?:\/[a-z0-9@][a-z0-9@.-]*)*$/;

function wrongMessage(message: string): string[] {
  return [
    ...(unsafe.test(message) ? ['the reason holds control characters'] : []),
    ...(message.length > longestMessage ? ['the reason is too long'] : []),
    ...(/\bat (?:file|node|async|\/)|TypeError|RangeError/.test(message) ? ['the reason is a stack'] : []),
    ...(message.trim() === '' ? ['there is no reason'] : []),
  ];
}

/** Reads the file as the library does and judges what comes. Never throws. `onMade`: called when its bytes are there. */
export async function judge(file: Hostile, onMade: () => void = () => undefined): Promise<Outcome> {
  const { expected } = file;
  try {
    const bytes = file.bytes();
    onMade();
    const { record } = await extractWithText(bytes, { file: file.file ?? file.name, ocr: file.options?.ocr ?? 'never', maxPages: file.options?.maxPages });
    const parsed = RecordSchema.safeParse(JSON.parse(JSON.stringify(record)));
    const stem = recordStem(record);
    return {
      outcome: 'record',
      wrong: [
        ...(parsed.success ? [] : [`the record is not valid: ${JSON.stringify(parsed.error.issues[0])}`]),
        ...(safeStem.test(stem) && stem.split('/').every((part) => part.length <= 240) ? [] : [`unsafe name ${JSON.stringify(stem.slice(0, 300))}`]),
        ...(expected.is === 'refused' ? [`expected to be refused (${expected.code.join(', ')})`] : []),
      ],
    };
  } catch (error) {
    if (!(error instanceof InputError)) return { outcome: 'crash', wrong: [String((error as Error)?.stack ?? error).slice(0, 600)] };
    const fits = expected.is === 'either' || (expected.is === 'refused' && expected.code.includes(error.code));
    return { outcome: error.code, wrong: [...wrongMessage(error.message), ...(fits ? [] : [`expected ${expected.is === 'refused' ? expected.code.join(' or ') : 'a record'}, was refused: ${error.message.slice(0, 200)}`])] };
  }
}
