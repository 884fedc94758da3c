import { Command, CommanderError, Option } from 'commander';
import { CatalogueError } from '../catalogue/catalogue.js';
import { LockedError } from '../batch/lock.js';
import { RecordFileError } from '../export/store.js';
import { DataFileError } from '../registers/tsv.js';
import { loadSettings, SettingsError, SettingsSchema, type SettingName, type Settings } from '../config.js';
import { version } from '../version.js';
import { catalogueCommand } from './commands/catalogue.js';
import { doctorCommand } from './commands/doctor.js';
import { explainCommand } from './commands/explain.js';
import { extractCommand } from './commands/extract.js';
import { exitCodes, type CliContext } from './context.js';
import { examples, diffExamples, extractExamples, dataSetExamples, suggestExamples, reportExamples, reviewExamples, submitExamples, workerExamples } from './help-texts.js';

const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
const environmentOf = (name: string): string => `KEHOACH_${name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`;

/** An option of the command line, with its meaning and default taken from the settings' one definition. */
function option(name: SettingName, argument: string | null): Option {
  const schema = SettingsSchema.shape[name];
  const value = SettingsSchema.parse({})[name];
  const shown = value === null ? '' : ` (default: ${String(value)})`;
  return new Option(argument === null ? flagOf(name) : `${flagOf(name)} <${argument}>`, `${schema.description ?? ''}${shown} [${environmentOf(name)}]`);
}

/** Run the command line; returns the exit code and never throws for what a user did wrong. */
export async function runCli(argv: readonly string[], context: CliContext): Promise<number> {
  let code: number = exitCodes.ok;
  const program = new Command('kehoach')
    .description('Reads Vietnamese plans (Kế hoạch), decisions and programmes: PDF, scans, Word files, web pages, Markdown and text → checked JSON with evidence.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.err })
    .addHelpText('after', examples)
    .showHelpAfterError('(kehoach --help shows how to use it)');
  const settingsFor = (flags: Record<string, unknown>): Settings => loadSettings(flags, context);

  addExtract(program, async (inputs, flags) => {
    code = await extractCommand(inputs, settingsFor(flags), context);
  });

  program
    .command('explain')
    .description('Show how one value of a record leads back to its page; without an id, what is flagged and why')
    .argument('<record>', 'a record file (.json)')
    .argument('[id]', 'id of a target, task, citation, section or table')
    .addOption(option('lang', 'en|vi'))
    .action(async (path: string, id: string | undefined, flags: Record<string, unknown>) => {
      code = await explainCommand(path, id, settingsFor(flags).lang, context);
    });

  addDiff(program, async (a, b, flags) => {
    // Loaded here: who only converts compares nothing.
    const { diffCommand } = await import('./commands/diff.js');
    code = await diffCommand(a, b, settingsFor(flags), flags['exitCode'] === true, context);
  });

  addDataSet(program, async (folder, flags) => {
    const { dataSetCommand } = await import('./commands/dataset.js');
    code = await dataSetCommand(folder, flags, settingsFor(flags), context);
  });

  addReport(program, async (folder, flags) => {
    const { reportCommand } = await import('./commands/report.js');
    code = await reportCommand(folder, flags, settingsFor(flags), context);
  });

  addQueue(program, {
    submit: async (inputs, flags) => {
      const { submitCommand } = await import('./commands/submit.js');
      code = await submitCommand(inputs, settingsFor(flags), flags['wait'] === true, context);
    },
    worker: async (flags) => {
      const { workerCommand } = await import('./commands/worker.js');
      code = await workerCommand(settingsFor(flags), flags['lock'] === undefined ? null : Number(flags['lock']), context);
    },
  });

  addReview(program, {
    serve: async (folder, flags) => {
      const { reviewCommand } = await import('./commands/review.js');
      code = await reviewCommand(folder, flags, settingsFor(flags), context);
    },
    fixture: async (record, flags) => {
      const { reviewFixtureCommand } = await import('./commands/review-fixture.js');
      code = await reviewFixtureCommand(record, flags, settingsFor(flags), context);
    },
  });

  const catalogue = program.command('catalogue').description('List the indicators, or show how a wording maps to them').addOption(option('catalogue', 'file'));
  catalogue.action((flags: Record<string, unknown>) => {
    code = catalogueCommand(null, settingsFor(flags), context);
  });
  catalogue
    .command('match')
    .description('Show which indicator a wording maps to, with its score and the runner-up')
    .argument('<text>', 'the wording of a target, with or without its value')
    .addOption(option('catalogue', 'file'))
    .action((text: string, flags: Record<string, unknown>) => {
      code = catalogueCommand(text, settingsFor({ ...catalogue.opts(), ...flags }), context);
    });

  addSuggest(catalogue, async (folder, flags) => {
    const { suggestCommand } = await import('./commands/catalogue-suggest.js');
    code = await suggestCommand(folder, flags, settingsFor({ ...catalogue.opts(), ...flags }), context);
  });

  program
    .command('doctor')
    .description('Show what this installation can do, and what is missing with the command that mends it')
    .action(async () => {
      code = await doctorCommand(context);
    });

  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explainFailure(error, context);
  }
}

function addDiff(program: Command, run: (a: string, b: string, flags: Record<string, unknown>) => Promise<void>): void {
  program
    .command('diff')
    .description('Show what differs between two records, two documents, or two output folders: facts gained, lost and changed, by their words, not by their order')
    .argument('<a>', 'a record (.json), a document (read on the fly), or an output folder')
    .argument('<b>', 'the same for the other side')
    .addOption(new Option('--json', 'print the differences as JSON; of folders a summary for each pair of records'))
    .addOption(new Option('--exit-code', 'end with 1 where something differs'))
    .addOption(option('ocr', 'auto|always|never'))
    .addOption(option('engine', 'auto|tesseract.js|tesseract'))
    .addOption(option('cache', 'folder'))
    .addOption(option('catalogue', 'file'))
    .addOption(option('quiet', null))
    .addOption(option('lang', 'en|vi'))
    .addOption(option('maxBytes', 'n'))
    .addOption(option('maxPages', 'n'))
    .addHelpText('after', diffExamples)
    .action(run);
}

function addDataSet(program: Command, run: (folder: string | undefined, flags: Record<string, unknown>) => Promise<void>): void {
  program
    .command('dataset')
    .description('Make tables of records: CSV, one Excel workbook and Parquet, with a data package that describes them')
    .argument('[output]', 'the folder that holds the records (default: the setting output)')
    .addOption(new Option('--to <folder>', 'folder for the data set (default: dataset)'))
    .addOption(new Option('--format <list>', 'some of csv,xlsx,parquet (default: all)'))
    .addOption(new Option('--bom', 'CSV files begin with the byte order mark that Excel needs'))
    .addOption(new Option('--license <id>', 'licence you publish the data set under, like CC-BY-4.0, for datapackage.json (default: not said)'))
    .addOption(new Option('--json', 'print what was made as JSON'))
    .addOption(option('catalogue', 'file'))
    .addOption(option('quiet', null))
    .addOption(option('lang', 'en|vi'))
    .addHelpText('after', dataSetExamples)
    .action(run);
}

/** Settings of a conversion, with what each takes: the same for all commands that convert. */
const conversionSettings: readonly (readonly [SettingName, string | null])[] = [
  ['output', 'folder'], ['jobs', 'n'], ['force', null], ['ocr', 'auto|always|never'], ['engine', 'auto|tesseract.js|tesseract'], ['searchablePdf', 'folder'],
  ['cache', 'folder'], ['sources', 'file.csv'], ['catalogue', 'file'], ['trace', 'folder'], ['quarantine', 'folder'], ['maxBytes', 'n'], ['maxPages', 'n'],
  ['maxPixels', 'n'], ['maxSeconds', 'n'], ['maxMemory', 'mb'], ['maxOutput', 'n'], ['isolate', null], ['json', null], ['quiet', null], ['lang', 'en|vi'],
];

function addConversionOptions(command: Command, leftOut: readonly SettingName[] = []): Command {
  // Before its opposite: alone, that would be taken for given.
  for (const [name, argument] of conversionSettings) if (!leftOut.includes(name)) command.addOption(option(name, argument));
  return command.addOption(new Option('--no-isolate', 'read all documents in one process: for finding errors'));
}

function addExtract(program: Command, run: (inputs: string[], flags: Record<string, unknown>) => Promise<void>): void {
  const command = program
    .command('extract')
    .description('Convert documents (files, folders, globs) into records: <output>/<province>/<year>/<number>.<sha8>.json and .txt')
    .argument('<inputs...>', 'files, folders or globs');
  addConversionOptions(command).addHelpText('after', extractExamples).action(run);
}

function addSuggest(catalogue: Command, run: (folder: string | undefined, flags: Record<string, unknown>) => Promise<void>): void {
  catalogue
    .command('suggest')
    .description('Offer entries for a catalogue of your own: labels that map to no indicator, grouped over all records of a folder')
    .argument('[output]', 'the folder that holds the records (default: the setting output)')
    .addOption(new Option('--least <n>', 'documents a group is in at least (default: 2)'))
    .addOption(new Option('--limit <n>', 'most groups shown (default: 50)'))
    .addOption(new Option('--json', 'print the groups as JSON, with every wording, province and value'))
    .addOption(option('catalogue', 'file'))
    .addOption(option('quiet', null))
    .addOption(option('lang', 'en|vi'))
    .addHelpText('after', suggestExamples)
    .action(run);
}

function addReport(program: Command, run: (folder: string | undefined, flags: Record<string, unknown>) => Promise<void>): void {
  program
    .command('report')
    .description('Make pages of records: a static site, in Vietnamese and English, that opens from disk and needs no network')
    .argument('[output]', 'the folder that holds the records (default: the setting output)')
    .addOption(new Option('--to <folder>', 'folder for the site: new, empty or an earlier report (default: report)'))
    .addOption(new Option('--documents <paths...>', 'files and folders of the source documents: pages with evidence are shown as pictures'))
    .addOption(new Option('--json', 'print what was made as JSON'))
    .addOption(option('catalogue', 'file'))
    .addOption(option('quiet', null))
    .addOption(option('lang', 'en|vi'))
    .addHelpText('after', reportExamples)
    .action(run);
}

interface QueueCommands {
  readonly submit: (inputs: string[], flags: Record<string, unknown>) => Promise<void>;
  readonly worker: (flags: Record<string, unknown>) => Promise<void>;
}

function addQueue(program: Command, run: QueueCommands): void {
  program
    .command('submit')
    .description('Queue documents (files, folders, globs) for workers on many machines: into the store, and as jobs into Redis')
    .argument('<inputs...>', 'files, folders or globs')
    .addOption(option('redis', 'url'))
    .addOption(option('store', 'folder|s3://…'))
    .addOption(option('s3Endpoint', 'url'))
    .addOption(new Option('--wait', 'wait until all have ended, and list what failed'))
    .addOption(option('force', null))
    .addOption(option('ocr', 'auto|always|never'))
    .addOption(option('sources', 'file.csv'))
    .addOption(option('catalogue', 'file'))
    .addOption(option('json', null))
    .addOption(option('quiet', null))
    .addOption(option('lang', 'en|vi'))
    .addOption(option('maxBytes', 'n'))
    .addOption(option('maxPages', 'n'))
    .addOption(option('maxPixels', 'n'))
    .addOption(option('maxOutput', 'n'))
    .addHelpText('after', submitExamples)
    .action(run.submit);
  program
    .command('worker')
    .description('Convert what others queued with submit, until a signal')
    .addOption(option('redis', 'url'))
    .addOption(option('store', 'folder|s3://…'))
    .addOption(option('s3Endpoint', 'url'))
    .addOption(option('jobs', 'n'))
    .addOption(option('engine', 'auto|tesseract.js|tesseract'))
    .addOption(option('cache', 'folder'))
    .addOption(option('maxSeconds', 'n'))
    .addOption(option('maxMemory', 'mb'))
    .addOption(option('quiet', null))
    .addOption(new Option('--lock <seconds>', 'after so long without a word of it a worker’s work is given to others (default: 60)').argParser(seconds))
    .addHelpText('after', workerExamples)
    .action(run.worker);
}

function seconds(value: string): number {
  const number = Number(value);
  if (!(number >= 1 && number <= 86_400)) throw new SettingsError(`--lock takes seconds from 1 to 86400; got ${JSON.stringify(value)}.`);
  return number;
}

interface ReviewActions {
  readonly serve: (folder: string | undefined, flags: Record<string, unknown>) => Promise<void>;
  readonly fixture: (record: string, flags: Record<string, unknown>) => Promise<void>;
}

function addReview(program: Command, { serve, fixture }: ReviewActions): void {
  const documents = (): Option => new Option('--documents <places...>', 'files and folders with the documents the records were made of');
  const review = program
    .command('review')
    .description('Look at what is flagged, in a page on this machine: confirm, correct, reject, add what was missed')
    .argument('[output]', 'the folder that holds the records (default: the setting output)')
    .addOption(documents())
    .addOption(new Option('--reviewer <name>', 'who decides (default: the user of this machine)'))
    .addOption(new Option('--port <n>', 'port of the page (default: any free one)'))
    .addOption(new Option('--all', 'every target and task, not only what is flagged'))
    .addOption(option('catalogue', 'file'))
    .addOption(option('quiet', null))
    .addOption(option('lang', 'en|vi'))
    .addHelpText('after', reviewExamples)
    .action(serve);
  review
    .command('fixture')
    .description('Write a reviewed record as a test case: the document and what is to be read in it')
    .argument('<record>', 'a record file (.json)')
    .addOption(new Option('--to <folder>', 'folder for the fixture').makeOptionMandatory())
    .addOption(documents())
    .addOption(option('lang', 'en|vi'))
    // Options of the same name belong to the command above where they stand there.
    .action((record: string, flags: Record<string, unknown>) => fixture(record, { ...review.opts(), ...flags }));
}

/** What the system says, in words; these come from a path that was given wrong. */
const fileTrouble: Readonly<Record<string, string>> = {
  EEXIST: 'A file stands where a folder is needed; give another --output', ENOTDIR: 'A file stands where a folder is needed',
  EISDIR: 'A file was expected, a folder was given', ENOENT: 'There is no such file', EACCES: 'Permission denied', ENOSPC: 'No space is left on the disk',
};
const usageTrouble = new Set(['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOENT']);

function explainFailure(error: unknown, context: CliContext): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof SettingsError || error instanceof DataFileError || error instanceof CatalogueError) {
    context.err(`kehoach: ${error.message}\n`);
    return exitCodes.usage;
  }
  if (error instanceof RecordFileError) {
    context.err(`kehoach: ${error.message} Give a .json file from the output folder.\n`);
    return exitCodes.usage;
  }
  if (error instanceof LockedError) {
    context.err(`kehoach: ${error.message}\n`);
    return exitCodes.failed;
  }
  const { code, message, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && /^E[A-Z]+$/.test(code)) {
    context.err(`kehoach: ${fileTrouble[code] ?? message}${fileTrouble[code] === undefined || path === undefined ? '' : `: ${path}`}\n`);
    return usageTrouble.has(code) ? exitCodes.usage : exitCodes.failed;
  }
  throw error;
}
