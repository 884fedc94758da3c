import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** The one home of every setting: meaning, unit, range, default. Order of precedence: flag, `KEHOACH_*`, `kehoach.config.json`, default. */
export const SettingsSchema = z.object({
  output: z.string().min(1).default('output').describe('Folder the records are written to'),
  jobs: z.coerce.number().int().min(1).max(256).default(1).describe('Documents, and pages of scans, worked on at the same time'),
  force: z.stringbool().or(z.boolean()).default(false).describe('Convert again what has not changed'),
  ocr: z.enum(['auto', 'always', 'never']).default('auto').describe('Pages read from their pictures: those whose text cannot be used, all, none'),
  engine: z.enum(['auto', 'tesseract.js', 'tesseract']).default('auto').describe('What reads pictures: the tesseract command, tesseract.js, or the better of those that are there'),
  crops: z.string().nullable().default(null).describe('Folder for pictures of what is doubtful: a strip of the page for each value that asks for a person'),
  searchablePdf: z.string().nullable().default(null).describe('Folder for PDFs of what was read: the picture with the text behind it'),
  cache: z.string().nullable().default(null).describe('Folder for what was read in pictures, so that it is read once (default: the user’s cache folder; "none" keeps nothing)'),
  sources: z.string().min(1).nullable().default(null).describe('CSV file with columns file, url, publishedOn: where and when each document was published; never fetched'),
  catalogue: z.string().nullable().default(null).describe('File with indicators of your own, beside the built-in catalogue'),
  trace: z.string().nullable().default(null).describe('Folder for each stage’s result'),
  json: z.stringbool().or(z.boolean()).default(false).describe('Print one line of JSON per finished document'),
  quiet: z.stringbool().or(z.boolean()).default(false).describe('Say nothing but errors'),
  lang: z.enum(['en', 'vi']).default('en').describe('Language of messages'),
  maxBytes: z.coerce.number().int().min(1).default(64 * 1024 * 1024).describe('Largest file that is read, in bytes'),
  redis: z.string().min(1).nullable().default(null).describe('Address of the Redis (or Valkey) server that hands out the work, like redis://host:6379; rediss:// for TLS'),
  store: z.string().min(1).default('store').describe('Where documents, pages read and records are kept for all machines: a shared folder, or s3://bucket/prefix'),
  s3Endpoint: z.string().min(1).nullable().default(null).describe('Address of an S3-compatible service other than AWS; credentials come from the environment only'),
  maxPages: z.coerce.number().int().min(1).default(1000).describe('Most pages a document may have'),
  maxPixels: z.coerce.number().int().min(1).default(100_000_000).describe('Most pixels of a page’s picture'),
  maxSeconds: z.coerce.number().positive().default(300).describe('Longest time for a document, in seconds; it begins anew with each page that was read from its picture'),
  maxMemory: z.coerce.number().int().min(128).default(2048).describe('Most memory for a document, in MB; 300 more for each page read beside another'),
  maxOutput: z.coerce.number().int().min(1).default(64 * 1024 * 1024).describe('Largest record that is written, in bytes'),
  isolate: z.stringbool().or(z.boolean()).default(true).describe('Read each document in a process of its own, so that one that crashes, hangs or eats memory takes no other with it'),
  quarantine: z.string().min(1).nullable().default(null).describe('Folder for copies of documents that failed, with the reason beside each'),
  log: z.enum(['auto', 'plain', 'json']).default('auto').describe('What is said on stderr: sentences for a person, one line of JSON per event, or (auto) sentences on a terminal and JSON elsewhere'),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('Least weight of what is said; --quiet means error'),
  metrics: z.string().min(1).nullable().default(null).describe('File for figures of the run in OpenMetrics text, written every 15 seconds and at the end (for the textfile collector: name it *.prom)'),
  settleSeconds: z.coerce.number().positive().max(86_400).default(2).describe('Watching: a file is whole when it has stayed as it is for so many seconds'),
  polling: z.stringbool().or(z.boolean()).default(false).describe('Watching: look through the folder again and again, for network shares that tell of no change'),
});

export type Settings = z.infer<typeof SettingsSchema>;
export type SettingName = keyof Settings;

/** Wrong settings: what was expected, what came, where, and what to do. */
export class SettingsError extends Error {}

const environmentName = (name: string): string => `KEHOACH_${name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`;

/** Settings from all their homes. `flags` holds only what was given on the command line. */
export function loadSettings(flags: Readonly<Record<string, unknown>>, where: { cwd: string; env: NodeJS.ProcessEnv }): Settings {
  const merged: Record<string, unknown> = {};
  const origin: Record<string, string> = {};
  const layers: [string, Record<string, unknown>][] = [
    ['kehoach.config.json', readConfigFile(where.cwd)],
    ['the environment', readEnvironment(where.env)],
    ['the command line', Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined))],
  ];
  for (const [name, values] of layers) {
    for (const [key, value] of Object.entries(values)) {
      if (!(key in SettingsSchema.shape)) {
        if (name === 'kehoach.config.json') throw new SettingsError(`${name}: unknown setting "${key}"; known are ${Object.keys(SettingsSchema.shape).join(', ')}.`);
        continue;
      }
      merged[key] = value;
      origin[key] = name;
    }
  }
  const parsed = SettingsSchema.safeParse(merged);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const key = String(issue.path[0]);
  throw new SettingsError(`Setting "${key}" from ${origin[key] ?? 'the defaults'}: ${issue.message}; got ${JSON.stringify(merged[key])}.`);
}

function readConfigFile(cwd: string): Record<string, unknown> {
  const path = join(cwd, 'kehoach.config.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new SettingsError(`${path}: expected one JSON object of settings; mend or remove the file.`);
}

function readEnvironment(env: NodeJS.ProcessEnv): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const name of Object.keys(SettingsSchema.shape)) {
    const value = env[environmentName(name)];
    if (value !== undefined && value !== '') out[name] = value;
  }
  return out;
}
