import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIn, type Ran } from '../support/command.js';

const root = mkdtempSync(join(tmpdir(), 'kehoach-names-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Controls but the line feed and the tab, which the command itself writes; marks of direction; line separators. */
const unsafe = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const record = JSON.stringify({ not: 'a record' });

/** A sign that stands in a name, and why it must reach no terminal. */
const signs: readonly (readonly [name: string, sign: string])[] = [
  ['turns the direction of writing', '\u202e'], ['isolates a direction', '\u2066'], ['marks right to left', '\u200f'], ['marks Arabic', '\u061c'], ['separates lines', '\u2028'], ['begins a command to the terminal', '\u001b[31m'],
  ['the same in one byte', '\u009b31m'], ['rings', '\u0007'], ['goes back to the line’s start', '\r'], ['ends the line', '\nkehoach: all is well'], ['deletes', '\u007f'], ['jumps', '\t'],
];

/** Commands that say the name of the file or folder, and what of it they must say. */
const commands: readonly (readonly [why: string, args: (name: string) => readonly string[]])[] = [
  ['a document that fails', (name) => ['extract', `${name}.pdf`, '--output', 'out']], ['the same as JSON', (name) => ['extract', `${name}.pdf`, '--output', 'out', '--json', '--quiet']], ['a document that is converted', (name) => ['extract', `${name}.txt`, '--output', 'out']], ['no input', (name) => ['extract', `${name}.none`, '--output', 'out']],
  ['an output that is a file', (name) => ['extract', 'sound.txt', '--output', `${name}.txt`]], ['records missing', (name) => ['diff', `${name}.none`, 'sound.txt']], ['a record that is none', (name) => ['diff', `${name}.json`, 'sound.txt']], ['two documents', (name) => ['diff', `${name}.txt`, 'sound.txt']], ['two documents as JSON', (name) => ['diff', `${name}.txt`, 'sound.txt', '--json']],
  ['a folder and a file', (name) => ['diff', `${name}.folder`, 'sound.txt']], ['folders without records', (name) => ['diff', `${name}.folder`, `${name}.folder`]], ['explain: none', (name) => ['explain', `${name}.none`]], ['explain: no record', (name) => ['explain', `${name}.json`]],
  ['report of nothing', (name) => ['report', `${name}.folder`]], ['report of a file', (name) => ['report', `${name}.txt`]], ['dataset of nothing', (name) => ['dataset', `${name}.folder`]], ['dataset in a strange format', (name) => ['dataset', '--format', name]], ['catalogue missing', (name) => ['extract', 'sound.txt', '--catalogue', `${name}.none`]],
  ['suggestions of nothing', (name) => ['catalogue', 'suggest', `${name}.folder`]], ['an option unknown', (name) => ['extract', `--${name}`]], ['a command unknown', (name) => [name]], ['settings out of range', (name) => ['extract', 'sound.txt', '--max-pages', name]],
];

describe.each(signs)('a name that %s', (_, sign) => {
  const name = `a${sign}b`;
  test.each(commands)('%s', async (why, args) => {
    for (const [file, text] of [[`${name}.pdf`, '%PDF-1.7'], [`${name}.txt`, 'KẾ HOẠCH\nI. MỤC TIÊU\n'], [`${name}.json`, record], ['sound.txt', 'KẾ HOẠCH\n']]) writeFileSync(join(root, file!), text!);
    mkdirSync(join(root, `${name}.folder`), { recursive: true });
    const ran: Ran = await runIn(root, [...args(name), ...(why.startsWith('explain') || why === 'a command unknown' ? [] : ['--lang', 'en'])]);
    expect(JSON.stringify([ran.out, ran.err].filter((text) => unsafe.test(text)))).toBe('[]');
    expect(ran.err).not.toMatch(/^kehoach: all is well/m);
    expect(ran.out + ran.err).not.toBe('');
  });
});

test('JSON keeps the name as it is', async () => {
  writeFileSync(join(root, 'a\u202e\u009bb.pdf'), '%PDF-1.7');
  const { out, code } = await runIn(root, ['extract', 'a\u202e\u009bb.pdf', '--output', 'out2', '--json', '--quiet']);
  expect(JSON.parse(out)).toMatchObject({ file: 'a\u202e\u009bb.pdf', status: 'failed' });
  expect(code).toBe(1);
});
