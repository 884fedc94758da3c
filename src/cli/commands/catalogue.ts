import { resolve } from 'node:path';
import Table from 'cli-table3';
import { loadCatalogue, matchIndicator } from '../../catalogue/catalogue.js';
import type { Settings } from '../../config.js';
import { exitCodes, type CliContext } from '../context.js';

/** `kehoach catalogue [match <text>]`. */
export function catalogueCommand(text: string | null, settings: Settings, context: CliContext): number {
  const catalogue = loadCatalogue(settings.catalogue === null ? undefined : resolve(context.cwd, settings.catalogue));
  if (text === null) {
    for (const { id, unit, name } of catalogue.indicators) context.out(`${id}\t${unit}\t${name}\n`);
    return exitCodes.ok;
  }
  const units = ['percent', 'rank', 'count', 'percent-per-year'];
  const matches = units.map((unit) => ({ unit, ...matchIndicator(text, catalogue, { unit, quote: text }) }));
  const table = new Table({ head: ['if the unit is', 'indicator', 'score', 'method', 'runner-up'], style: { head: [], border: [], compact: true } });
  for (const { unit, indicator, score, method, runnerUp } of matches) {
    table.push([unit, indicator ?? '–', score.toFixed(2), method, runnerUp === null ? '–' : `${runnerUp.indicator} ${runnerUp.score.toFixed(2)}`]);
  }
  context.out(`${table.toString()}\n`);
  return exitCodes.ok;
}
