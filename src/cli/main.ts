#!/usr/bin/env node
import { runCli } from './program.js';

// A reader that has seen enough (head, less) ends the run quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
  log: process.stderr.isTTY === true ? 'plain' : 'json',
  outIsTerminal: process.stdout.isTTY === true,
});
