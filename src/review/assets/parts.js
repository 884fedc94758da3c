import { pick, say } from './words.js';

/** An element; text of documents only ever becomes text nodes. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false).map((child) => (typeof child === 'number' ? String(child) : child)));
  return element;
}

const agencies = (list) => (list === undefined || list.length === 0 ? '–' : list.map(({ name }) => name).join('; '));
const time = (timeframe) => (timeframe === null || timeframe === undefined ? '–' : `${timeframe.text} (${timeframe.from ?? '…'} → ${timeframe.to ?? '…'}${timeframe.recurrence === null ? '' : `, ${timeframe.recurrence}`})`);

/** Rows [key of a word, text] of what was understood. */
function understood(view, value) {
  const { fields } = view;
  const people = [['lead', agencies(fields.lead)], ['coordinating', agencies(fields.coordinating)], ['implementing', agencies(fields.implementing)]];
  if (view.what === 'task') return [['text', fields.text], ...people, ['deliverable', fields.deliverable ?? '–'], ['timeText', time(fields.timeframe)]];
  return [['value', value === null ? '–' : pick(value)], ['year', fields.year ?? '–'], ['label', fields.label], ['indicator', fields.indicator === null ? '–' : `${view.indicatorName} (${fields.indicator})`], ['level', say(`level_${fields.level ?? ''}`)], ...people];
}

function placePart(place, index, count, image) {
  const { context } = place;
  const reading = context === null
    ? h('p', {}, h('mark', { lang: 'vi' }, place.text), ' ', h('small', {}, say('noText')))
    : h('p', { class: 'context', lang: 'vi' }, context.before, h('mark', {}, context.words), context.after);
  return h('section', { 'aria-label': `${say('place')} ${index + 1}/${count}` },
    h('h3', {}, `${say('place')}${count > 1 ? ` ${index + 1}/${count}` : ''}: ${say('page', { page: place.page })}`),
    h('p', { class: 'quote' }, h('span', { class: 'name' }, `${say('words')}: `), h('q', { lang: 'vi' }, place.text)),
    place.raw === null ? null : h('p', { class: 'quote' }, h('span', { class: 'name' }, `${say('written')}: `), h('q', { lang: 'vi' }, place.raw)),
    image ?? null,
    h('details', { open: image === undefined || image === null }, h('summary', {}, say('context')), reading));
}

export const pictureOf = (address, place) => h('img', { src: address, class: 'crop', alt: say('picture', { page: place.page, words: place.text.slice(0, 200) }) });

/** The whole of one item. `pictures`: images by the number of their place, those that are there. */
export function itemPart(view, { at, total, pictures }) {
  const { document: of, decision } = view;
  const name = of.number ?? of.title ?? of.id;
  const places = view.places.map((place, index) => placePart(place, index, view.places.length, pictures.get(index)));
  return [
    h('h2', { id: 'item-heading', tabindex: '-1' }, `${say('position', { at, total })} – ${say(view.what)}: `, h('span', { lang: 'vi' }, view.label), ' ', h('span', { class: `state ${view.state}` }, say(`state_${view.state}`))),
    h('p', { class: 'of' }, `${say('document')}: `, h('span', { lang: 'vi' }, [name, of.title === name ? null : of.title, of.province].filter(Boolean).join(' – ')), ' ', h('small', {}, say('file', { file: of.file }))),
    decision === null ? null : h('p', { class: 'decision' }, say('decided', { reviewer: decision.reviewer, at: decision.at.slice(0, 16).replace('T', ' '), kind: say(decision.kind).toLowerCase() })),
    decision?.reason === 'not-found' ? h('p', { class: 'warning' }, say('lost')) : decision?.reason === 'reads-otherwise' ? h('p', { class: 'warning' }, say('outdated')) : null,
    // What is on the page first, then what was made of it.
    ...places.slice(0, 1),
    h('section', { 'aria-labelledby': 'understood' }, h('h3', { id: 'understood' }, say('understood')),
      h('dl', {}, understood(view, view.value).flatMap(([key, text]) => [h('dt', {}, say(key)), h('dd', { lang: 'vi', class: key === 'value' ? 'value' : null }, text)])),
      view.state === 'correct' && view.valueBefore !== null && pick(view.valueBefore) !== pick(view.value) ? h('p', {}, `${say('wasRead')}: ${pick(view.valueBefore)}`) : null),
    view.before === null ? null : h('section', { 'aria-labelledby': 'why' }, h('h3', { id: 'why' }, say('why')),
      view.reasons.length === 0 ? h('p', {}, say('noReason')) : h('ul', {}, view.reasons.map((reason) => h('li', {}, pick(reason)))),
      view.what === 'target' ? h('p', {}, h('span', { class: 'name' }, `${say('runnerUp')}: `), view.runnerUp === null ? say('noRunnerUp') : h('span', { lang: 'vi' }, `${view.runnerUp.name} (${view.runnerUp.id}, ${view.runnerUp.score.toFixed(2)})`)) : null,
      view.findings.length === 0 ? null : h('div', {}, h('h4', {}, say('findings')), h('ul', {}, view.findings.map((found) => h('li', { class: found.severity }, pick(found)))))),
    ...places.slice(1),
  ];
}

const action = (key, shortcut, run, shown = key) => h('button', { type: 'button', 'data-action': key, 'aria-keyshortcuts': shortcut, onclick: run }, say(shown), ' ', h('kbd', {}, shortcut));

/** Buttons for all that keys do. */
export function actionPart(view, run) {
  const beside = view !== null && (view.state === 'lost' || view.state === 'add');
  return [
    view === null || beside ? null : action('confirm', 'c', () => run('confirm')), view === null || beside ? null : action('correct', 'e', () => run('correct')),
    view === null ? null : action('reject', 'x', () => run('reject'), beside ? 'setAside' : 'reject'), view === null ? null : action('add', 'a', () => run('add')),
    action('previous', 'k', () => run('previous')), action('next', 'j', () => run('next')), action('undo', 'u', () => run('undo')),
  ].filter(Boolean);
}

const keysShown = [['confirm', 'c, Enter'], ['correct', 'e'], ['reject', 'x'], ['add', 'a'], ['next', 'j, →, ↓'], ['previous', 'k, ←, ↑'], ['undo', 'u'], ['help', '?'], ['save', 'Ctrl+Enter'], ['cancel', 'Esc']];
export function helpPart(close) {
  return [
    h('h2', { id: 'help-heading' }, say('help')), h('p', {}, say('helpText')),
    h('table', {}, h('tbody', {}, keysShown.map(([key, shown]) => h('tr', {}, h('th', { scope: 'row' }, say(key)), h('td', {}, h('kbd', {}, shown)))))),
    h('button', { type: 'button', onclick: close }, say('close')),
  ];
}
