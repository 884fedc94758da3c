import { Option, type Command } from 'commander';
import { extractCommand } from '../commands/extract.js';
import { extractExamples, watchExamples } from '../help-texts.js';
import { addConversionOptions, option, type Flags, type Shell } from '../options.js';

export function addExtract(program: Command, shell: Shell): void {
  const command = program
    .command('extract')
    .description('Convert documents (files, folders, globs) into records: <output>/<province>/<year>/<number>.<sha8>.json and .txt')
    .argument('<inputs...>', 'files, folders or globs');
  addConversionOptions(command).addHelpText('after', extractExamples).action(async (inputs: string[], flags: Flags) => shell.done(await extractCommand(inputs, shell.settings(flags), shell.context)));
}

export function addWatch(program: Command, shell: Shell): void {
  const command = program
    .command('watch')
    .description('Convert what lies in a folder and what arrives there, once it is whole, until it is stopped')
    .argument('<folder>', 'the folder, with all folders in it')
    .addOption(new Option('--once', 'end when everything that is there is converted'))
    .addOption(option('settleSeconds', 'n'))
    .addOption(option('polling', null));
  addConversionOptions(command).addHelpText('after', watchExamples).action(async (folder: string, flags: Flags) => {
    const { watchCommand } = await import('../commands/watch.js');
    shell.done(await watchCommand(folder, shell.settings(flags), flags['once'] === true, shell.context));
  });
}
