import { parseNumber, NumberProblem } from './numbers.js';
import { h } from './parts.js';
import { say } from './words.js';

const comparators = ['eq', 'gte', 'gt', 'lte', 'lt', 'range', 'approx'];
const levels = ['', 'province', 'district', 'commune'];
const recurrences = ['', 'continuous', 'daily', 'weekly', 'monthly', 'quarterly', 'semi-annual', 'annual', 'triennial', 'quinquennial'];
const units = [
  'percent', 'percent-per-year', 'percentage-point', 'rank', 'count', 'vnd', 'usd', 'person', 'household', 'times', 'score', 'hectare', 'square-metre', 'kilometre', 'tonne', 'megawatt', 'megabit-per-second', 'gigabit-per-second',
  'per-100-people', 'per-10000-people', 'vnd-per-person-per-year', 'vnd-per-person', 'day', 'hour', 'minute', 'month', 'year', 'other',
];

const field = (name, control, hint = null) => {
  control.id = `field-${name}`;
  control.name = name;
  return h('p', { class: 'field' }, h('label', { for: control.id }, say(name), hint === null ? null : h('small', {}, ` (${hint})`)), control);
};
const text = (value, more = {}) => Object.assign(h('input', { type: 'text', autocomplete: 'off', ...more }), { value: value ?? '' });
const lines = (value, rows = 2) => Object.assign(h('textarea', { rows, lang: 'vi' }), { value: value ?? '' });
const choice = (values, value, shown) => {
  const select = h('select', {}, values.map((each) => h('option', { value: each }, shown(each))));
  select.value = value ?? values[0];
  return select;
};
const names = (list) => (list ?? []).map(({ name }) => name).join('\n');

/** A number as the form shows it: nothing that could be read in two ways. */
const shownNumber = (n) => (n === null || n === undefined ? '' : String(n).replace('.', ','));

const people = (fields) => ['lead', 'coordinating', 'implementing'].map((role) => field(role, lines(names(fields[role])), say('oneALine')));

function targetInputs(fields, indicators) {
  return [
    field('value', text(shownNumber(fields.min ?? fields.max), { inputmode: 'decimal' })), field('upper', text(fields.comparator === 'range' ? shownNumber(fields.max) : '', { inputmode: 'decimal' })),
    field('comparator', choice(comparators, fields.comparator, say)), field('unit', choice(units.includes(fields.unit) || fields.unit === undefined ? units : [fields.unit, ...units], fields.unit, (unit) => unit)),
    field('year', text(fields.year, { inputmode: 'numeric', maxlength: 4 })), field('level', choice(levels, fields.level ?? '', (level) => say(`level_${level}`))),
    field('label', lines(fields.label, 3)), field('indicator', text(fields.indicator, { list: 'indicators' }), say('indicatorHint')),
    h('datalist', { id: 'indicators' }, indicators.map(({ id, name }) => h('option', { value: id }, name))), ...people(fields),
  ];
}
function taskInputs(fields) {
  const time = fields.timeframe ?? {};
  const openEnded = Object.assign(h('input', { type: 'checkbox' }), { checked: time.openEnded === true });
  return [
    field('text', lines(fields.text, 6)), ...people(fields), field('deliverable', lines(fields.deliverable)), field('timeText', text(time.text, { lang: 'vi' })), field('timeFrom', text(time.from)), field('timeTo', text(time.to)),
    field('recurrence', choice(recurrences, time.recurrence ?? '', (each) => each || '–')), field('openEnded', openEnded),
  ];
}

const listed = (value) => value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
const blankNull = (value) => (value.trim() === '' ? null : value.trim());

function whole(value) {
  const year = blankNull(value);
  if (year === null) return null;
  if (!/^\d{4}$/.test(year)) throw new NumberProblem('badNumber', { text: value });
  return Number(year);
}

/** Bounds as the contract of records has them for a comparison. */
export function boundsOf(comparator, value, upper) {
  const n = parseNumber(value);
  if (n === null) throw new NumberProblem('valueNeeded', {});
  if (comparator === 'gt' || comparator === 'gte') return { comparator, min: n, max: null };
  if (comparator === 'lt' || comparator === 'lte') return { comparator, min: null, max: n };
  if (comparator !== 'range') return { comparator, min: n, max: n };
  const most = parseNumber(upper);
  if (most === null) throw new NumberProblem('valueNeeded', {});
  return { comparator, min: n, max: most };
}

const valueOf = (control) => (control.type === 'checkbox' ? String(control.checked) : control.value);
const stateOf = (form) => Object.fromEntries([...form.elements].filter(({ name }) => name !== '').map((control) => [control.name, valueOf(control)]));

/** Only what was changed in the form: nobody corrects by accident what they did not touch. `was` null: everything. */
function typed(what, now, was) {
  const touched = (...keys) => was === null || keys.some((key) => now[key] !== was[key]);
  const out = {};
  for (const role of ['lead', 'coordinating', 'implementing']) if (touched(role)) out[role] = listed(now[role]);
  if (what === 'task') {
    if (touched('text')) out.text = now.text;
    if (touched('deliverable')) out.deliverable = blankNull(now.deliverable);
    if (touched('timeText', 'timeFrom', 'timeTo', 'recurrence', 'openEnded')) out.timeframe = now.timeText.trim() === '' ? null : { text: now.timeText.trim(), from: blankNull(now.timeFrom), to: blankNull(now.timeTo), recurrence: blankNull(now.recurrence), openEnded: now.openEnded === 'true' };
    return out;
  }
  if (touched('label')) out.label = now.label;
  if (touched('indicator')) out.indicator = blankNull(now.indicator);
  if (touched('level')) out.level = blankNull(now.level);
  if (touched('unit')) out.unit = now.unit;
  if (touched('year')) out.year = whole(now.year);
  if (touched('comparator', 'value', 'upper')) Object.assign(out, boundsOf(now.comparator, now.value, now.upper));
  return out;
}

function formOf(heading, parts, save, cancel) {
  const problem = h('p', { class: 'problem', role: 'alert' });
  const form = h('form', { 'aria-labelledby': 'form-heading', novalidate: true }, h('h2', { id: 'form-heading' }, heading), ...parts, problem,
    h('p', {}, h('button', { type: 'submit' }, say('save'), ' ', h('kbd', {}, 'Ctrl+Enter')), ' ', h('button', { type: 'button', onclick: cancel }, say('cancel'), ' ', h('kbd', {}, 'Esc'))));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    problem.textContent = '';
    save().catch((error) => {
      if (error instanceof NumberProblem) problem.textContent = say(error.key, error.params);
      else problem.textContent = error.offline ? say('offline') : error.words === undefined ? String(error) : error.words[document.documentElement.lang];
    });
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') cancel();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  return form;
}

/** A form with the fields as they stand; `save` gets those that were changed. */
export function editForm(view, indicators, save, cancel) {
  const form = formOf(say('editHeading'), view.what === 'target' ? targetInputs(view.fields, indicators) : taskInputs(view.fields), async () => {
    const after = typed(view.what, stateOf(form), was);
    if (Object.keys(after).length === 0) throw new NumberProblem('nothingChanged', {});
    await save(after);
  }, cancel);
  const was = stateOf(form);
  return form;
}

/** A form for what was missed, with the words it rests on; `openAs` opens that of the other kind. */
export function addForm({ what, page, name, fields, words }, indicators, save, cancel, openAs) {
  const kind = choice(['target', 'task'], what, say);
  kind.addEventListener('change', () => openAs(kind.value));
  const parts = [field('what', kind), field('quote', lines(words, 3)), field('pageNumber', text(page, { inputmode: 'numeric' })), ...(what === 'target' ? targetInputs(fields, indicators) : taskInputs(fields))];
  const form = formOf(`${say('addHeading', { document: name })}: ${say(what)}`, parts, async () => {
    const now = stateOf(form);
    const at = parseNumber(now.pageNumber);
    if (at === null) throw new NumberProblem('badNumber', { text: now.pageNumber });
    await save({ page: at, words: now.quote, fields: typed(what, now, null) });
  }, cancel);
  return form;
}
