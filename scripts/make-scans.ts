/*
 * Makes a scan of a born-digital PDF, as scanners, copiers, faxes and telephones make them (docs/scans.md).
 * npm exec tsx scripts/make-scans.ts -- --profile office200 --seed 1 [--pages 1-4,7] [--dpi N] [--quality N] [--truth FILE] in.pdf out.pdf|out.jpg
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { makePicture, makeScan } from './scans/make.js';
import { profiles } from './scans/profiles.js';
import { inGrey } from './scans/sheet-steps.js';

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Not a whole number.');
  return Number(text);
}

function pageList(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const match = /^([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?$/.exec(part.trim());
    const [first, last] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
    if (match === null || last < first) throw new InvalidArgumentError('Pages are written 1-4,7.');
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

interface Options {
  readonly profile: string;
  readonly seed: number;
  readonly pages?: number[];
  readonly dpi?: number;
  readonly quality?: number;
  readonly grey?: boolean;
  readonly truth?: string;
  readonly list?: boolean;
}

async function run(input: string | undefined, output: string | undefined, options: Options): Promise<void> {
  if (options.list === true) {
    for (const [name, { about }] of Object.entries(profiles)) console.log(`${name.padEnd(14)}${about}`);
    return;
  }
  const named = profiles[options.profile];
  if (named === undefined) throw new Error(`No profile ${options.profile}; there are ${Object.keys(profiles).join(', ')}.`);
  if (input === undefined || output === undefined) throw new Error('Name a PDF to scan and a file to write.');
  const shown = options.grey === true ? { ...named, steps: [...named.steps, inGrey] } : named;
  const profile = named.encoding.kind === 'jpeg' && options.quality !== undefined ? { ...shown, encoding: { ...named.encoding, quality: options.quality } } : shown;
  const how = { seed: options.seed, pages: options.pages ?? null, dpi: options.dpi ?? null };
  const bare = /\.jpe?g$/i.test(output);
  const { file, truth } = bare ? await makePicture(readFileSync(input), profile, how).then(({ jpeg, truth }) => ({ file: jpeg, truth }))
    : await makeScan(readFileSync(input), profile, how).then(({ pdf, truth }) => ({ file: pdf, truth }));
  writeFileSync(output, file);
  if (options.truth !== undefined) writeFileSync(options.truth, truth);
}

const program = new Command('make-scans')
  .description('Makes a scan of a born-digital PDF. Same seed, same bytes.')
  .argument('[input]', 'PDF with text')
  .argument('[output]', 'PDF of pictures to write, or a .jpg of one page')
  .option('--profile <name>', 'how the scan comes out (--list)', 'office200')
  .option('--seed <n>', 'another seed, other skew, specks and patches', wholeNumber, 1)
  .option('--pages <list>', 'pages, as 1-4,7', pageList)
  .option('--dpi <n>', "dots per inch instead of the profile's", wholeNumber)
  .option('--quality <n>', "1 to 100, instead of the profile's for JPEG", wholeNumber)
  .option('--grey', 'shades of grey instead of colour: stamps and signatures cannot be told by their ink')
  .option('--truth <file>', 'write what stands on the pages')
  .option('--list', 'list the profiles')
  .action(run);

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
