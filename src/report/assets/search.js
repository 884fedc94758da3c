'use strict';
// Search over the index files: every word has to be there, folded, as the beginning of a word. Those with it in their name come first.
(() => {
  const entries = [];
  globalThis.kehoachIndex = (list) => {
    for (const [kind, words, beside, href] of list) entries.push({ kind, words, beside, href, name: ` ${globalThis.kehoachFold(words)}`, all: ` ${globalThis.kehoachFold(`${words} ${beside}`)}` });
  };
  const most = 100;
  const find = (query) => {
    const asked = globalThis.kehoachFold(query).split(' ').filter(Boolean).map((word) => ` ${word}`);
    if (asked.length === 0) return [];
    const found = entries.filter(({ all }) => asked.every((word) => all.includes(word)));
    const inName = ({ name }) => asked.every((word) => name.includes(word));
    return [...found.filter(inName), ...found.filter((entry) => !inName(entry))];
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
  const start = () => {
    const [form, input, list, count] = ['search', 'words', 'results', 'found'].map((id) => document.getElementById(id));
    const show = () => {
      const found = find(input.value);
      count.textContent = input.value.trim() === '' ? '' : `${Math.min(found.length, most)} / ${found.length}`;
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
