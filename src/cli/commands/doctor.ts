import { loadCatalogue } from '../../catalogue/catalogue.js';
import { probeEngines } from '../../ocr/engines/probe.js';
import { allProvinces } from '../../registers/provinces.js';
import { version } from '../../version.js';
import { exitCodes, type CliContext } from '../context.js';

interface Check {
  readonly name: string;
  /** What was found; throws where it is missing. */
  readonly probe: () => string | Promise<string>;
  readonly mend: string;
}

const checks: readonly Check[] = [
  { name: 'node', probe: () => requireNode(), mend: 'install Node.js 20.19 or newer' },
  { name: 'PDF reader', probe: async () => `pdfjs-dist ${(await import('pdfjs-dist/legacy/build/pdf.mjs')).version}`, mend: 'npm ci' },
  { name: 'catalogue', probe: () => `${loadCatalogue().indicators.length} indicators`, mend: 'npm ci' },
  { name: 'provinces', probe: () => `${allProvinces().length} units`, mend: 'npm ci' },
];

function requireNode(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(process.versions.node);
  return process.versions.node;
}

/** `kehoach doctor`. */
export async function doctorCommand(context: CliContext): Promise<number> {
  context.out(`kehoach ${version}\nreads: text, Markdown, PDF with a text layer (scans: not yet)\n`);
  let missing = 0;
  for (const { name, probe, mend } of checks) {
    try {
      context.out(`ok       ${name}: ${await probe()}\n`);
    } catch {
      missing++;
      context.out(`missing  ${name}: ${mend}\n`);
    }
  }
  const engines = await probeEngines();
  for (const { name, usable, found, mend } of engines) context.out(`${usable ? 'ok      ' : 'missing '} ${name}: ${found}${mend === null ? '' : `; ${mend}`}\n`);
  if (!engines.some(({ usable }) => usable)) missing++; // one engine reads every scan
  return missing === 0 ? exitCodes.ok : exitCodes.failed;
}
