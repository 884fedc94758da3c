import { Command } from 'commander';
import { loadSettings } from '../config.js';
import { version } from '../version.js';
import { doctorCommand } from './commands/doctor.js';
import { exitCodes, type CliContext } from './context.js';
import { addCatalogue } from './define/catalogue.js';
import { addExtract, addWatch } from './define/conversion.js';
import { addQueue } from './define/queue.js';
import { addDataSet, addDiff, addExplain, addReport } from './define/records.js';
import { addReview } from './define/review.js';
import { explainFailure } from './explain-failure.js';
import { examples } from './help-texts.js';
import type { Shell } from './options.js';
import { guarded, oneLine } from './terminal.js';

/** Run the command line; returns the exit code and never throws for what a user did wrong. */
export const runCli = (argv: readonly string[], context: CliContext): Promise<number> => run(argv, guarded(context));

async function run(argv: readonly string[], context: CliContext): Promise<number> {
  let code: number = exitCodes.ok;
  const program = new Command('kehoach')
    .description('Reads Vietnamese plans (Kế hoạch), decisions and programmes: PDF, scans, Word files, web pages, Markdown and text → checked JSON with evidence.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.err, outputError: (text, write) => write(`${oneLine(text.trimEnd())}\n`) })
    .addHelpText('after', examples)
    .showHelpAfterError('(kehoach --help shows how to use it)');
  const shell: Shell = { context, settings: (flags) => loadSettings(flags, context), done: (ended) => { code = ended; } };
  // In the order of --help: from a document to what is made of many.
  for (const add of [addExtract, addWatch, addExplain, addDiff, addReview, addDataSet, addReport, addQueue, addCatalogue]) add(program, shell);
  program
    .command('doctor')
    .description('Show what this installation can do, and what is missing with the command that mends it')
    .action(async () => shell.done(await doctorCommand(context)));
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explainFailure(error, context);
  }
}
