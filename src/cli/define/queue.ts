import { Option, type Command } from 'commander';
import { SettingsError } from '../../config.js';
import { submitExamples, workerExamples } from '../help-texts.js';
import { option, type Flags, type Shell } from '../options.js';

export function addQueue(program: Command, shell: Shell): void {
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
    .addOption(option('log', 'auto|plain|json'))
    .addOption(option('logLevel', 'debug|info|warn|error'))
    .addOption(option('lang', 'en|vi'))
    .addOption(option('maxBytes', 'n'))
    .addOption(option('maxPages', 'n'))
    .addOption(option('maxPixels', 'n'))
    .addOption(option('maxOutput', 'n'))
    .addHelpText('after', submitExamples)
    .action(async (inputs: string[], flags: Flags) => {
      const { submitCommand } = await import('../commands/submit.js');
      shell.done(await submitCommand(inputs, shell.settings(flags), flags['wait'] === true, shell.context));
    });
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
    .addOption(option('log', 'auto|plain|json'))
    .addOption(option('logLevel', 'debug|info|warn|error'))
    .addOption(option('metrics', 'file'))
    .addOption(new Option('--lock <seconds>', 'after so long without a word of it a worker’s work is given to others (default: 60)').argParser(seconds))
    .addHelpText('after', workerExamples)
    .action(async (flags: Flags) => {
      const { workerCommand } = await import('../commands/worker.js');
      shell.done(await workerCommand(shell.settings(flags), flags['lock'] === undefined ? null : Number(flags['lock']), shell.context));
    });
}

function seconds(value: string): number {
  const number = Number(value);
  if (!(number >= 1 && number <= 86_400)) throw new SettingsError(`--lock takes seconds from 1 to 86400; got ${JSON.stringify(value)}.`);
  return number;
}
