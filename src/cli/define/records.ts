import { Option, type Command } from 'commander';
import { explainCommand } from '../commands/explain.js';
import { dataSetExamples, diffExamples, reportExamples } from '../help-texts.js';
import { option, type Flags, type Shell } from '../options.js';

/* What is done with records is loaded when it is asked for: who only converts compares nothing. */

export function addExplain(program: Command, shell: Shell): void {
  program
    .command('explain')
    .description('Show how one value of a record leads back to its page; without an id, what is flagged and why')
    .argument('<record>', 'a record file (.json)')
    .argument('[id]', 'id of a target, task, citation, section or table')
    .addOption(option('lang', 'en|vi'))
    .action(async (path: string, id: string | undefined, flags: Flags) => {
      shell.done(await explainCommand(path, id, shell.settings(flags).lang, shell.context));
    });
}

export function addDiff(program: Command, shell: Shell): void {
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
    .action(async (a: string, b: string, flags: Flags) => {
      const { diffCommand } = await import('../commands/diff.js');
      shell.done(await diffCommand(a, b, shell.settings(flags), flags['exitCode'] === true, shell.context));
    });
}

export function addDataSet(program: Command, shell: Shell): void {
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
    .action(async (folder: string | undefined, flags: Flags) => {
      const { dataSetCommand } = await import('../commands/dataset.js');
      shell.done(await dataSetCommand(folder, flags, shell.settings(flags), shell.context));
    });
}

export function addReport(program: Command, shell: Shell): void {
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
    .action(async (folder: string | undefined, flags: Flags) => {
      const { reportCommand } = await import('../commands/report.js');
      shell.done(await reportCommand(folder, flags, shell.settings(flags), shell.context));
    });
}
