import { add, decide, getIndicators, getItem, getPicture, getQueue, hasToken, undo } from './connection.js';
import { addForm, editForm } from './forms.js';
import { actionPart, helpPart, itemPart, pictureOf } from './parts.js';
import { language, pick, say, setLanguage, showLanguage } from './words.js';

const at = (id) => document.getElementById(id);
const state = { documents: [], items: [], index: 0, view: null, pictures: new Map(), indicators: [], busy: false, shown: 0 };

const doneStates = new Set(['confirm', 'correct', 'reject', 'add']);
const isOpen = ({ state: how }) => !doneStates.has(how);
const keyOf = ({ document: number, what, ref }) => `${number}|${what}|${ref}`;

function takeDocuments(documents) {
  for (const each of documents) state.documents[each.document] = each;
  const current = state.items[state.index];
  state.items = state.documents.flatMap(({ document: number, name, entries }) => entries.map((entry) => ({ ...entry, document: number, name })));
  const same = current === undefined ? -1 : state.items.findIndex((item) => keyOf(item) === keyOf(current));
  state.index = same >= 0 ? same : Math.max(0, Math.min(state.index, state.items.length - 1));
}

function showProgress() {
  const [total, done] = [state.items.length, state.items.filter((item) => !isOpen(item)).length];
  at('progress').textContent = total === 0 ? say('nothing') : done === total ? say('finished', { total }) : say('progress', { done, total });
  Object.assign(at('bar'), { max: Math.max(1, total), value: done });
}

const tell = (text) => { at('said').textContent = text; };
const complain = (error) => { at('alert').textContent = error === null ? '' : error.offline ? say('offline') : error.words ? error.words[language()] : String(error); };

function draw() {
  showProgress();
  const { view } = state;
  at('actions').replaceChildren(at('actions-name'), ...actionPart(view, run));
  drawItem();
}
function drawItem() {
  const { view } = state;
  at('item').replaceChildren(...(view === null ? [] : itemPart(view, { at: state.index + 1, total: state.items.length, pictures: state.pictures }).filter(Boolean)));
  for (const box of document.querySelectorAll('.context')) box.scrollTop = box.querySelector('mark').offsetTop - box.offsetTop - box.clientHeight / 3;
}

/** Shows the current item; pictures follow when they are there. */
async function show(focus = true) {
  closeForm();
  const shown = ++state.shown;
  const item = state.items[state.index];
  state.view = null;
  for (const image of state.pictures.values()) URL.revokeObjectURL(image.src);
  state.pictures = new Map();
  if (item === undefined) return draw();
  at('item').setAttribute('aria-busy', 'true');
  const view = await getItem(item);
  if (shown !== state.shown) return undefined;
  at('item').removeAttribute('aria-busy');
  state.view = view;
  draw();
  if (focus) at('item-heading').focus();
  // Not waited for: to draw a page takes seconds, and nobody has to wait for it to decide.
  void showPictures(item, view, shown);
  return undefined;
}

async function showPictures(item, view, shown) {
  for (const [index, place] of view.places.entries()) {
    if (!place.box) continue;
    const address = await getPicture(item, index);
    if (address === null) continue;
    const image = pictureOf(address, place);
    await image.decode().catch(() => undefined);
    if (shown !== state.shown) return URL.revokeObjectURL(address);
    state.pictures.set(index, image);
    const focused = document.activeElement === at('item-heading');
    drawItem();
    if (focused) at('item-heading').focus({ preventScroll: true });
  }
  return undefined;
}

function nextOpen() {
  const { items, index } = state;
  const after = items.findIndex((item, n) => n > index && isOpen(item));
  const found = after >= 0 ? after : items.findIndex(isOpen);
  if (found >= 0) state.index = found;
}

async function decided(kind, after) {
  const { view, items, index } = state;
  const item = items[index];
  takeDocuments([await decide(item, kind, view.before, after)]);
  tell(say({ confirm: 'saidConfirm', correct: 'saidCorrect', reject: 'saidReject' }[kind], { label: view.label }));
  nextOpen();
  await show();
}

const names = new Map([['confirm', () => decided('confirm')], ['reject', () => decided('reject')], ['correct', openEdit], ['add', openAdd], ['next', () => move(1)], ['previous', () => move(-1)], ['undo', takeBack]]);

function setBusy(busy) {
  state.busy = busy;
  document.body.toggleAttribute('data-busy', busy);
}

/** One thing at a time: what is pressed while something is being written is not done to the item that comes next. */
async function run(name) {
  if (state.busy || at('help').open) return;
  const beside = state.view !== null && (state.view.state === 'lost' || state.view.state === 'add');
  if (['confirm', 'correct', 'reject', 'add'].includes(name) && (state.view === null || (beside && (name === 'confirm' || name === 'correct')))) return;
  setBusy(true);
  complain(null);
  try {
    await names.get(name)();
  } catch (error) {
    complain(error);
  } finally {
    setBusy(false);
  }
}

/** What a form sends, once; what is wrong is told in the form. */
async function once(work) {
  if (state.busy) return;
  setBusy(true);
  try {
    await work();
  } finally {
    setBusy(false);
  }
}

async function move(step) {
  if (state.items.length === 0) return;
  state.index = (state.index + step + state.items.length) % state.items.length;
  await show();
}

async function takeBack() {
  const { done } = await undo();
  if (done === null) return tell(say('nothingToUndo'));
  takeDocuments([done.changed]);
  const back = state.items.findIndex((item) => item.document === done.changed.document && item.ref === done.ref);
  if (back >= 0) state.index = back;
  tell(say('saidUndo'));
  return show();
}

function closeForm() {
  const had = at('form-place').childElementCount > 0;
  at('form-place').replaceChildren();
  return had;
}
function cancelForm() {
  if (closeForm()) at('item-heading')?.focus();
}
function openForm(form) {
  at('form-place').replaceChildren(form);
  form.querySelector('input, textarea, select').focus();
  form.scrollIntoView({ block: 'nearest' });
}

async function openEdit() {
  if (state.indicators.length === 0) state.indicators = await getIndicators();
  openForm(editForm(state.view, state.indicators, (after) => once(() => decided('correct', after)), cancelForm));
}

async function openAdd() {
  if (state.indicators.length === 0) state.indicators = await getIndicators();
  const { view, items, index } = state;
  const { document: number, name } = items[index];
  // What no longer fits can be added anew: its fields are there already.
  const again = view.state === 'lost';
  const given = { name, page: view.places[0]?.page ?? 1, words: again ? (view.places[0]?.text ?? '') : '' };
  const openAs = (what) => openForm(addForm({ ...given, what, fields: again && what === view.what ? view.fields : { comparator: 'gte', unit: 'percent', year: view.fields.year } }, state.indicators, (typed) => once(async () => {
    takeDocuments([await add({ document: number, what, ...typed })]);
    tell(say('saidAdd', { label: typed.fields.label ?? typed.fields.text }));
    await show();
  }), cancelForm, openAs));
  openAs(view.what);
}

function openHelp() {
  at('help').replaceChildren(...helpPart(() => at('help').close()));
  at('help').showModal();
}

const keys = { c: 'confirm', Enter: 'confirm', e: 'correct', x: 'reject', a: 'add', j: 'next', ArrowRight: 'next', ArrowDown: 'next', k: 'previous', ArrowLeft: 'previous', ArrowUp: 'previous', u: 'undo' };
const typesIn = (element) => element instanceof Element && element.closest('input, textarea, select, form') !== null;
/** Where Enter already means something. */
const pressable = (element) => element instanceof Element && element.closest('button, a, summary, input') !== null;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || at('help').open || typesIn(event.target)) return;
  if (!at('shortcuts').checked) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === '?') return openHelp();
  const name = keys[key];
  if (name === undefined || (key === 'Enter' && pressable(event.target))) return undefined;
  event.preventDefault();
  // A key that is held down decides once.
  if (event.repeat && name !== 'next' && name !== 'previous') return undefined;
  // While a form is open it is the form that decides.
  if (at('form-place').childElementCount > 0) return undefined;
  return void run(name);
});
for (const button of document.querySelectorAll('[data-language]')) button.addEventListener('click', () => {
  setLanguage(button.dataset.language);
  closeForm();
  draw();
});
at('help-button').addEventListener('click', openHelp);

async function start() {
  showLanguage();
  if (!hasToken()) return complain({ words: { vi: say('noAddress'), en: say('noAddress') } });
  const { documents } = await getQueue();
  takeDocuments(documents);
  const first = state.items.findIndex(isOpen);
  state.index = Math.max(0, first);
  await show();
  return pick;
}
setBusy(true);
start().catch(complain).finally(() => setBusy(false));
