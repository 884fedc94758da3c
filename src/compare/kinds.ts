import type { Citation, DocumentRecord, Target, Task } from '../model/record.js';
import { agencies, plain, wordList, words, type Field, type Fields } from './fields.js';
import { view, type View } from './view.js';
import { comparable } from './words.js';

const trustOf = ({ confidence, needsReview }: Pick<Target, 'confidence' | 'needsReview'>): Fields => ({
  needsReview: plain(needsReview), confidence: plain(confidence.level), reasons: wordList(confidence.reasons),
});

const charged = (fact: Pick<Target, 'lead' | 'coordinating' | 'implementing'>): Fields => ({
  lead: agencies(fact.lead), coordinating: agencies(fact.coordinating), implementing: agencies(fact.implementing),
});

/** Targets: partners by label, year and level; then by label; then by alike words, the value speaking for them. */
export const targetViews = ({ targets }: DocumentRecord): View[] => targets.map((t) => {
  const label = comparable(t.label);
  const value = JSON.stringify([t.comparator, t.min, t.max, t.unit]);
  return view({
    id: t.id, text: t.label, page: t.mentions[0]?.page ?? null,
    fields: {
      label: words(t.label), indicator: plain(t.indicator), year: plain(t.year), 'period.from': plain(t.period?.from ?? null), 'period.to': plain(t.period?.to ?? null),
      level: plain(t.level), comparator: plain(t.comparator), min: plain(t.min), max: plain(t.max), unit: plain(t.unit), ...charged(t),
    },
    trust: trustOf(t),
    wording: t.label, looser: [JSON.stringify([label, t.year, t.level]), label],
    traits: [JSON.stringify([value, t.year]), value, JSON.stringify([t.year, t.level]), t.indicator],
  });
});

/** Tasks: partners by their words; whom they charge and where they stand decides among alike ones. */
export const taskViews = ({ tasks }: DocumentRecord): View[] => tasks.map((t) => {
  const time = t.timeframe;
  return view({
    id: t.id, text: t.text, page: t.evidence.page,
    fields: {
      text: words(t.text), kind: plain(t.kind), marker: words(t.marker), group: path(t.group), ...charged(t), deliverable: words(t.deliverable),
      timeframe: words(time?.text ?? null), 'timeframe.from': plain(time?.from ?? null), 'timeframe.to': plain(time?.to ?? null),
      'timeframe.recurrence': plain(time?.recurrence ?? null), 'timeframe.openEnded': plain(time?.openEnded ?? null),
    },
    trust: trustOf(t),
    wording: t.text, looser: [comparable(t.text)],
    traits: [JSON.stringify([ids(t.lead), ids(t.coordinating), ids(t.implementing)]), JSON.stringify(t.group.map(comparable)), t.marker, time === null ? null : comparable(time.text)],
  });
});

const ids = (list: Task['lead']): string[] => list.map(({ id }) => id).sort();

/** Words from the outside in: their order says something. */
function path(list: readonly string[]): Field {
  return { value: [...list], meaning: JSON.stringify(list.map(comparable)), spelling: JSON.stringify(list.map((text) => words(text).spelling)) };
}

/** Documents referred to: partners by id, then by key, then by alike titles. */
export const citationViews = ({ citations }: DocumentRecord): View[] => citations.map((c: Citation) => view({
  id: c.id, text: c.number ?? c.title ?? c.key, page: c.mentions[0]?.page ?? null,
  fields: { key: plain(c.key), type: plain(c.type), number: words(c.number), issuer: words(c.issuer), issuedOn: plain(c.issuedOn), title: words(c.title) },
  wording: c.title ?? '', looser: [c.id, c.key], traits: [c.issuedOn, c.type, c.issuer], block: '',
}));

/** Parameters that tell where, not what: a finding that only moved is the same. */
const places = new Set(['page', 'pages', 'table']);

/** Findings: only those of one code can be partners. */
export const findingViews = ({ findings }: DocumentRecord): View[] => findings.map((f) => {
  const all = Object.entries(f.params);
  const said = all.filter(([name, value]) => !places.has(name) && !(name === 'row' && typeof value === 'number'));
  const params = (said.length === 0 ? all : said).map(([name, value]) => [name, typeof value === 'string' ? words(value) : plain(value)] as const);
  return view({
    id: null, text: f.message, page: f.evidence[0]?.page ?? null, block: f.code,
    fields: { code: plain(f.code), severity: plain(f.severity), ...Object.fromEntries(params) },
    wording: [...params.map(([, { value }]) => String(value)), ...f.evidence.map(({ text }) => text)].join(' '), traits: [f.evidence[0]?.text ?? null],
  });
});
