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
  { name: 'canvas', probe: drawOnCanvas, mend: 'npm ci' },
  { name: 'sharp', probe: smoothWithSharp, mend: 'npm ci' },
  { name: 'catalogue', probe: () => `${loadCatalogue().indicators.length} indicators`, mend: 'npm ci' },
  { name: 'provinces', probe: () => `${allProvinces().length} units`, mend: 'npm ci' },
];

function requireNode(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(process.versions.node);
  return process.versions.node;
}

/** Pages that are more than one image are drawn with it. */
async function drawOnCanvas(): Promise<string> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const canvas = createCanvas(8, 8);
  canvas.getContext('2d').fillRect(0, 0, 8, 8);
  if (canvas.getContext('2d').getImageData(4, 4, 1, 1).data[3] !== 255) throw new Error('nothing was drawn');
  return '@napi-rs/canvas draws';
}

/** Pictures are opened and cleaned with it. */
async function smoothWithSharp(): Promise<string> {
  const { default: sharp } = await import('sharp');
  await sharp(new Uint8Array(64), { raw: { width: 8, height: 8, channels: 1 } }).median(3).raw().toBuffer();
  return `${sharp.versions['sharp'] ?? 'sharp'}, libvips ${sharp.versions.vips}`;
}

/** `kehoach doctor`: exit code 1 where something is missing that documents or scans need. `dataFolder`: of another language data than the package's. */
export async function doctorCommand(context: CliContext, dataFolder?: string): Promise<number> {
  context.out(`kehoach ${version}\nreads: text, Markdown, PDF; scans with one of the engines below\n`);
  let missing = 0;
  for (const { name, probe, mend } of checks) {
    try {
      context.out(`ok       ${name}: ${await probe()}\n`);
    } catch {
      missing++;
      context.out(`missing  ${name}: ${mend}\n`);
    }
  }
  const engines = await probeEngines(dataFolder);
  for (const { name, usable, found, mend } of engines) context.out(`${usable ? 'ok      ' : 'missing '} ${name}: ${found}${mend === null ? '' : `; ${mend}`}\n`);
  if (!engines.some(({ usable }) => usable)) missing++; // one engine reads every scan
  return missing === 0 ? exitCodes.ok : exitCodes.failed;
}
