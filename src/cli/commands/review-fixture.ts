import { resolve } from 'node:path';
import type { Settings } from '../../config.js';
import { makeReviewFixture } from '../../review-fixture.js';
import { SourcePictures } from '../../review-pictures.js';
import { ReviewFileError } from '../../review-files.js';
import { exitCodes, type CliContext } from '../context.js';
import { sourceDocuments } from '../inputs.js';
import { say } from '../words.js';
import { oneLine } from '../terminal.js';

/** `kehoach review fixture <record> --to <folder>`. */
export async function reviewFixtureCommand(record: string, flags: { readonly to?: string; readonly documents?: readonly string[] }, { lang, quiet }: Settings, context: CliContext): Promise<number> {
  const pictures = await SourcePictures.open(await sourceDocuments(flags.documents ?? [], context.cwd));
  try {
    const { files, open } = await makeReviewFixture(resolve(context.cwd, record), resolve(context.cwd, flags.to!), (it) => pictures.source(it));
    if (!quiet) context.err(`${say(lang, 'reviewFixture', { files: files.join(', ') })}\n`);
    if (open > 0) context.err(`${say(lang, 'reviewFixtureOpen', { count: open })}\n`);
    return exitCodes.ok;
  } catch (error) {
    if (!(error instanceof ReviewFileError)) throw error;
    context.err(`kehoach: ${oneLine(error.message)}\n`);
    return exitCodes.usage;
  }
}
