import { Option, type Command } from 'commander';
import { catalogueCommand } from '../commands/catalogue.js';
import { suggestExamples } from '../help-texts.js';
import { option, type Flags, type Shell } from '../options.js';

export function addCatalogue(program: Command, shell: Shell): void {
  const catalogue = program.command('catalogue').description('List the indicators, or show how a wording maps to them').addOption(option('catalogue', 'file'));
  catalogue.action((flags: Flags) => {
    shell.done(catalogueCommand(null, shell.settings(flags), shell.context));
  });
  catalogue
    .command('match')
    .description('Show which indicator a wording maps to, with its score and the runner-up')
    .argument('<text>', 'the wording of a target, with or without its value')
    .addOption(option('catalogue', 'file'))
    .action((text: string, flags: Flags) => {
      shell.done(catalogueCommand(text, shell.settings({ ...catalogue.opts(), ...flags }), shell.context));
    });
  addSuggest(catalogue, shell);
}

function addSuggest(catalogue: Command, shell: Shell): void {
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
    .action(async (folder: string | undefined, flags: Flags) => {
      const { suggestCommand } = await import('../commands/catalogue-suggest.js');
      shell.done(await suggestCommand(folder, flags, shell.settings({ ...catalogue.opts(), ...flags }), shell.context));
    });
}
