import { Option, type Command } from 'commander';
import { reviewExamples } from '../help-texts.js';
import { option, type Flags, type Shell } from '../options.js';

export function addReview(program: Command, shell: Shell): void {
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
    .action(async (folder: string | undefined, flags: Flags) => {
      const { reviewCommand } = await import('../commands/review.js');
      shell.done(await reviewCommand(folder, flags, shell.settings(flags), shell.context));
    });
  review
    .command('fixture')
    .description('Write a reviewed record as a test case: the document and what is to be read in it')
    .argument('<record>', 'a record file (.json)')
    .addOption(new Option('--to <folder>', 'folder for the fixture').makeOptionMandatory())
    .addOption(documents())
    .addOption(option('lang', 'en|vi'))
    // Options of the same name belong to the command above where they stand there.
    .action(async (record: string, given: Flags) => {
      const flags = { ...review.opts(), ...given };
      const { reviewFixtureCommand } = await import('../commands/review-fixture.js');
      shell.done(await reviewFixtureCommand(record, flags, shell.settings(flags), shell.context));
    });
}
