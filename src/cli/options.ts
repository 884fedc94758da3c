import { type Command, Option } from 'commander';
import { SettingsSchema, type SettingName, type Settings } from '../config.js';
import type { CliContext } from './context.js';

/** What a command's definition needs to run it. */
export interface Shell {
  readonly context: CliContext;
  /** Settings from the flags and all their other homes. */
  settings(flags: Readonly<Record<string, unknown>>): Settings;
  /** The command ended with an exit code. */
  done(code: number): void;
}

export type Flags = Record<string, unknown>;

const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
const environmentOf = (name: string): string => `KEHOACH_${name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`;

/** An option of the command line, with its meaning and default taken from the settings' one definition. */
export function option(name: SettingName, argument: string | null): Option {
  const schema = SettingsSchema.shape[name];
  const value = SettingsSchema.parse({})[name];
  const shown = value === null ? '' : ` (default: ${String(value)})`;
  return new Option(argument === null ? flagOf(name) : `${flagOf(name)} <${argument}>`, `${schema.description ?? ''}${shown} [${environmentOf(name)}]`);
}

/** Settings of a conversion, with what each takes: the same for all commands that convert. */
const conversionSettings: readonly (readonly [SettingName, string | null])[] = [
  ['output', 'folder'], ['jobs', 'n'], ['force', null], ['ocr', 'auto|always|never'], ['engine', 'auto|tesseract.js|tesseract'], ['searchablePdf', 'folder'], ['crops', 'folder'],
  ['cache', 'folder'], ['sources', 'file.csv'], ['catalogue', 'file'], ['trace', 'folder'], ['quarantine', 'folder'], ['maxBytes', 'n'], ['maxPages', 'n'],
  ['maxPixels', 'n'], ['maxSeconds', 'n'], ['maxMemory', 'mb'], ['maxOutput', 'n'], ['isolate', null], ['json', null], ['quiet', null], ['lang', 'en|vi'],
  ['log', 'auto|plain|json'], ['logLevel', 'debug|info|warn|error'], ['metrics', 'file'],
];

export function addConversionOptions(command: Command, leftOut: readonly SettingName[] = []): Command {
  // Before its opposite: alone, that would be taken for given.
  for (const [name, argument] of conversionSettings) if (!leftOut.includes(name)) command.addOption(option(name, argument));
  return command.addOption(new Option('--no-isolate', 'read all documents in one process: for finding errors'));
}
