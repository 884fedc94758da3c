/**
 * Runs every bench, one after another, each against a peer measured in the same run; exits 1 where one missed a limit.
 *
 *   npm run bench [-- documents|scans|unattended|records|queue|kills …]
 *
 * The project must be built. All of it takes about an hour on two cores and wants a machine without other work.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const benches = {
  documents: ['bench.mjs'], scans: ['bench-scans.ts'], unattended: ['bench-unattended.ts'], records: ['bench-records.ts'], queue: ['bench-queue.ts'], kills: ['kill-queue.ts', '200'],
};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.\n`);
  process.exit(2);
}
for (const [name, [script, ...args]] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stderr.write(`\n== ${name} (scripts/${script})\n`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(new URL(script, import.meta.url)), ...args], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
