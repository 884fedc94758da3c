/**
 * A strict reader of the OpenMetrics text format 1.0 (the parts without exemplars and timestamps), made from the specification: tests read with it
 * what the library wrote.
 */
export interface Family {
  readonly name: string;
  type: string;
  help: string | null;
  unit: string | null;
  readonly samples: { readonly name: string; readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

const metricName = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const sampleLine = new RegExp(`^(${metricName})(?:\\{(.*)\\})? (\\S+)$`);
const number = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?Inf|NaN)$/;
/** What samples of a type are called, behind the family's name. */
const suffixes: Readonly<Record<string, readonly string[]>> = {
  counter: ['_total', '_created'], gauge: [''], summary: ['', '_count', '_sum', '_created'], histogram: ['_bucket', '_count', '_sum', '_created'], info: ['_info'], stateset: [''], unknown: [''],
  gaugehistogram: ['_bucket', '_gcount', '_gsum'],
};

/** @throws what in the text is against the specification */
export function readOpenMetrics(text: string): Family[] {
  const check = (isRight: boolean, what: string): void => { if (!isRight) throw new Error(what); };
  check(text.endsWith('# EOF\n') || text.endsWith('# EOF'), 'it does not end with # EOF');
  check(!text.includes('\r'), 'a carriage return');
  const lines = text.replace(/\n$/, '').split('\n').slice(0, -1);
  const families: Family[] = [];
  const series = new Set<string>();
  const familyOf = (name: string): Family => {
    const last = families.at(-1);
    if (last?.name === name) return last;
    check(!families.some((one) => one.name === name), `${name} stands in two places`);
    families.push({ name, type: 'unknown', help: null, unit: null, samples: [] });
    return families.at(-1)!;
  };
  for (const line of lines) {
    check(line !== '', 'an empty line');
    const meta = new RegExp(`^# (HELP|TYPE|UNIT) (${metricName}) (.*)$`).exec(line);
    if (line.startsWith('#')) check(meta !== null, `no such comment: ${line}`);
    if (meta !== null) {
      const [, kind, name, value] = meta as unknown as [string, string, string, string];
      const family = familyOf(name);
      check(family.samples.length === 0, `${kind} of ${name} behind its samples`);
      if (kind === 'TYPE') check(family.type === 'unknown' && value in suffixes, `TYPE ${value} of ${name}`);
      if (kind === 'HELP') check(family.help === null, `two HELP of ${name}`);
      if (kind === 'UNIT') check(family.unit === null && name.endsWith(`_${value}`), `UNIT ${value} of ${name}`);
      if (kind === 'TYPE') family.type = value;
      else if (kind === 'HELP') family.help = unescape(value);
      else family.unit = value;
      continue;
    }
    const sample = sampleLine.exec(line);
    check(sample !== null, `no sample: ${line}`);
    const [, name, inBraces, value] = sample as unknown as [string, string, string | undefined, string];
    const family = families.at(-1);
    check(family !== undefined && (suffixes[family.type] ?? []).some((suffix) => name === family.name + suffix), `${name} is no sample of ${family?.name ?? 'nothing'} (${family?.type ?? ''})`);
    check(number.test(value), `no number: ${line}`);
    const labels = readLabels(inBraces ?? '');
    const key = JSON.stringify([name, Object.entries(labels).sort()]);
    check(!series.has(key), `twice: ${line}`);
    series.add(key);
    const amount = Number(value.replace('Inf', 'Infinity'));
    if (family!.type === 'counter' || /_(?:count|total|bucket)$/.test(name)) check(amount >= 0, `below nothing: ${line}`);
    family!.samples.push({ name, labels, value: amount });
  }
  return families;
}

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  let rest = text;
  while (rest !== '') {
    const found = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/.exec(rest);
    if (found === null) throw new Error(`no labels: ${text}`);
    if (found[1]! in labels) throw new Error(`label ${found[1]!} twice: ${text}`);
    labels[found[1]!] = unescape(found[2]!);
    rest = rest.slice(found[0].length);
    if (found[3] === ',' && rest === '') throw new Error(`a comma at the end: ${text}`);
  }
  return labels;
}

const unescape = (text: string): string => text.replace(/\\(["\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
