'use strict';
// Search over the index files: every word has to be there, folded, as the beginning of a word. Names with the words as they were typed come first, then names with them in a row, the rest with them in a row, names with all of them.
(() => {
  const entries = [];
  globalThis.kehoachIndex = (list) => {
    for (const [kind, words, beside, href] of list) entries.push({ kind, words, beside, href, name: ` ${globalThis.kehoachFold(words)}`, all: ` ${globalThis.kehoachFold(`${words} ${beside}`)}` });
  };
  const most = 100;
  const find = (query) => {
    const asked = globalThis.kehoachFold(query).split(' ').filter(Boolean).map((word) => ` ${word}`);
    if (asked.length === 0) return [];
    const [typed, inRow] = [query.trim().normalize('NFC').toLowerCase(), asked.join('')];
    const tests = [({ words }) => words.normalize('NFC').toLowerCase().includes(typed), ({ name }) => name.includes(inRow), ({ all }) => all.includes(inRow), ({ name }) => asked.every((word) => name.includes(word)), () => true];
    const ranks = tests.map(() => []);
    for (const entry of entries) if (asked.every((word) => entry.all.includes(word))) ranks[tests.findIndex((test) => test(entry))].push(entry);
    return ranks.flat();
  };
  globalThis.kehoachFind = find;

  const item = ({ kind, words, beside, href }) => {
    const node = document.createElement('li');
    const link = document.createElement('a');
    link.textContent = words;
    // Only addresses that the report wrote itself.
    if (/^[a-z]+\/[a-z0-9@_.-]+\.html(?:#[a-z0-9-]+)?$/.test(href)) link.setAttribute('href', href);
    const label = document.querySelector(`[data-kind="${kind}"]`)?.cloneNode(true);
    node.append(...(label ? [label, ' '] : []), link, beside === '' ? '' : ` – ${beside}`);
    return node;
  };
  const fetched = (src) => new Promise((done, failed) => {
    const node = document.createElement('script');
    node.addEventListener('load', done);
    node.addEventListener('error', () => failed(new Error(`${src} cannot be loaded`)));
    node.src = src;
    document.head.append(node);
  });
  const start = () => {
    const [form, input, list, count] = ['search', 'words', 'results', 'found'].map((id) => document.getElementById(id));
    let loading = null;
    // The index is loaded when the first letter is typed, and once.
    const load = () => (loading ??= Promise.all(Array.from({ length: Number(list.dataset.files) }, (_, n) => fetched(`search/${n + 1}.js`))));
    const show = async () => {
      if (input.value.trim() !== '') await load();
      const found = find(input.value);
      count.textContent = input.value.trim() === '' ? '' : `${Math.min(found.length, most)} / ${found.length.toLocaleString('vi-VN')}`;
      list.replaceChildren(...found.slice(0, most).map(item));
    };
    input.addEventListener('input', show);
    form.addEventListener('submit', (event) => { event.preventDefault(); show(); });
    input.value = new URLSearchParams(location.search).get('q') ?? input.value;
    show();
    input.focus();
  };
  if (typeof document !== 'undefined') document.addEventListener('DOMContentLoaded', start);
})();
