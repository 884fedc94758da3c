import { factKinds, type ChangedFact, type Fact, type FactKind, type FieldChange, type FolderDiff, type KindDiff, type RecordDiff, type Value } from '../compare/model.js';
import { changedWords, type WordRun } from '../compare/words.js';
import { oneLine } from './terminal.js';
import { say, type Language } from './words.js';

export interface Style {
  readonly language: Language;
  readonly color: boolean;
}

const kindWords = {
  sections: 'diffSections', tables: 'diffTables', rows: 'diffRows', targets: 'diffTargets', tasks: 'diffTasks', citations: 'diffCitations', findings: 'diffFindings',
} as const satisfies Record<FactKind, string>;

/** Longest text of a fact shown where nothing in it is marked. */
const longest = 160;
/** Words shown on either side of a changed one. */
const around = 6;

const paint = (style: Style, code: number, text: string): string => (style.color ? `\u001b[${code}m${text}\u001b[0m` : text);
const red = (style: Style, text: string): string => paint(style, 31, text);
const green = (style: Style, text: string): string => paint(style, 32, text);
const bold = (style: Style, text: string): string => paint(style, 1, text);

/** A document's words on one line; control characters in them reach no terminal. */
const clean = (text: string): string => oneLine(text).trim();
const shorten = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest).trimEnd()}…`);
const lines = (list: readonly string[]): string => `${list.join('\n')}\n`;

/** The differences of two records for a person. */
export function recordDiffText(diff: RecordDiff, names: readonly [string, string], style: Style): string {
  const head = [diff.a, diff.b].map((side, index) => `${index === 0 ? '---' : '+++'} ${clean(names[index]!)}  (${clean(side.file)}, ${side.mediaType}, ${side.pages} ${say(style.language, side.pages === 1 ? 'page' : 'pages')}, kehoach ${side.version})`);
  const out = [red(style, head[0]!), green(style, head[1]!)];
  if (diff.equal) return lines([...out, say(style.language, 'diffEqual')]);
  if (diff.document.length > 0) out.push('', bold(style, say(style.language, 'diffDocument')), ...diff.document.flatMap((change) => changeLines(change, '  ', style)));
  const differing = factKinds.filter((kind) => !isSame(diff[kind]));
  for (const kind of differing) out.push('', ...kindLines(kind, diff[kind], style));
  const same = factKinds.filter((kind) => isSame(diff[kind])).map((kind) => `${say(style.language, kindWords[kind])} ${diff[kind].same}`);
  if (same.length > 0) out.push('', say(style.language, 'diffSame', { kinds: same.join(', ') }));
  return lines(out);
}

const isSame = ({ gained, lost, changed }: KindDiff): boolean => gained.length + lost.length + changed.length === 0;

function kindLines(kind: FactKind, { same, gained, lost, changed }: KindDiff, style: Style): string[] {
  const counts = { kind: say(style.language, kindWords[kind]), same, gained: gained.length, lost: lost.length, changed: changed.length };
  return [
    bold(style, say(style.language, 'diffKind', counts)),
    ...lost.map((fact) => red(style, `  - ${shownFact(fact, style)}`)),
    ...gained.map((fact) => green(style, `  + ${shownFact(fact, style)}`)),
    ...changed.flatMap((each) => changedLines(each, style)),
  ];
}

function changedLines({ before, after, changes }: ChangedFact, style: Style): string[] {
  return [`  ~ ${shownFact({ ...before, page: after.page ?? before.page }, style)}`, ...changes.flatMap((change) => changeLines(change, '      ', style))];
}

function shownFact({ text, page, fields }: Fact, { language }: Style): string {
  const place = page === null ? '' : `  (${say(language, 'page')} ${page})`;
  return `${shorten(clean(text))}${targetValue(fields)}${place}`;
}

/** A target is its value as well as its words. */
function targetValue({ comparator, min, max, unit, year }: Fact['fields']): string {
  if (comparator === undefined) return '';
  const number = comparator === 'range' ? `${String(min)}–${String(max)}` : String(min ?? max);
  return `: ${String(comparator)} ${number} ${String(unit)}${year === null || year === undefined ? '' : `, ${String(year)}`}`;
}

function changeLines({ field, kind, before, after }: FieldChange, indent: string, style: Style): string[] {
  const note = kind === 'value' ? '' : `  (${say(style.language, kind === 'trust' ? 'diffTrust' : 'diffSpelling')})`;
  return [`${indent}${clean(field)}: ${shownChange(kind, before, after, style)}${note}`];
}

function shownChange(kind: FieldChange['kind'], before: Value, after: Value, style: Style): string {
  if (Array.isArray(before) && Array.isArray(after)) return listChange(before, after, style);
  const inWords = kind === 'value' && typeof before === 'string' && typeof after === 'string' && /\s/.test(before) && /\s/.test(after);
  if (inWords) return changedWords(before, after).map((run, index, runs) => shownRun(run, index === 0, index === runs.length - 1, style)).join('');
  return `${red(style, shownValue(before))} → ${green(style, shownValue(after))}`;
}

function shownValue(value: Value): string {
  if (value === null || value === '') return '–';
  return clean(Array.isArray(value) ? value.join('; ') : String(value));
}

/** Of lists only what is not in both; where that is nothing (another order or spelling) the lists whole. */
function listChange(before: readonly string[], after: readonly string[], style: Style): string {
  const without = (list: readonly string[], other: readonly string[]): string[] => {
    const left = [...other];
    return list.filter((each) => {
      const at = left.indexOf(each);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  const [gone, come] = [without(before, after), without(after, before)];
  if (gone.length + come.length === 0) return `${red(style, shownValue([...before]))} → ${green(style, shownValue([...after]))}`;
  return [...gone.map((each) => red(style, `[-${clean(each)}-]`)), ...come.map((each) => green(style, `{+${clean(each)}+}`))].join(' ');
}

/** Words that changed are marked; of those that did not, the nearest are shown. */
function shownRun({ kind, text }: WordRun, isFirst: boolean, isLast: boolean, style: Style): string {
  const [head, body, tail] = [/^\s/.test(text) ? ' ' : '', clean(text), /\s$/.test(text) ? ' ' : ''];
  if (kind === 'gone') return `${head}${red(style, `[-${body}-]`)}${tail}`;
  if (kind === 'new') return `${head}${green(style, `{+${body}+}`)}${tail}`;
  const words = body.split(/\s+/);
  const [front, back] = [isFirst ? 0 : around, isLast ? 0 : around];
  const shown = words.length <= front + back + 1 ? words : [...words.slice(0, front), '…', ...(back === 0 ? [] : words.slice(-back))];
  return `${head}${shown.join(' ')}${tail}`;
}

/** The differences of two folders for a person: one line for each pair that differs. */
export function folderDiffText(diff: FolderDiff, names: readonly [string, string], style: Style): string {
  const out: string[] = [];
  for (const { a, b, equal, document, kinds } of diff.records) {
    if (equal) continue;
    const parts = factKinds.map((kind) => [say(style.language, kindWords[kind]), shownCounts(kinds[kind], style)] as const).filter(([, counts]) => counts !== '').map(([kind, counts]) => `${kind} ${counts}`);
    if (document.length > 0) parts.unshift(`${say(style.language, 'diffDocument')} ~${document.length} (${document.join(', ')})`);
    out.push(`${bold(style, a === b ? clean(a) : `${clean(a)} → ${clean(b)}`)}: ${parts.join('; ')}`);
  }
  const list = (title: string, paths: readonly string[], mark: (style: Style, text: string) => string): string[] => (paths.length === 0 ? [] : ['', title, ...paths.map((path) => mark(style, `  ${clean(path)}`))]);
  out.push(...list(say(style.language, 'diffOnly', { folder: names[0] }), diff.onlyA, red), ...list(say(style.language, 'diffOnly', { folder: names[1] }), diff.onlyB, green));
  const counts = { pairs: diff.records.length, same: diff.same, differing: diff.differing, onlyA: diff.onlyA.length, onlyB: diff.onlyB.length, a: names[0], b: names[1] };
  return lines([...out, ...(out.length > 0 ? [''] : []), say(style.language, 'diffFolders', counts)]);
}

function shownCounts({ gained, lost, changed }: FolderDiff['records'][number]['kinds'][FactKind], style: Style): string {
  return [gained > 0 ? green(style, `+${gained}`) : '', lost > 0 ? red(style, `-${lost}`) : '', changed > 0 ? `~${changed}` : ''].filter((part) => part !== '').join(' ');
}
