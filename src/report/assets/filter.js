'use strict';
// Filters of a document's targets and tasks. Rows of this page that do not fit are hidden; those that fit on other pages of the document are listed with
// links. What stands on other pages comes by script, when a filter is first used.
(() => {
  const [mapped, flagged, decided] = [1, 2, 4];
  const most = 200;
  const loaded = { agencies: [], rows: [] };
  globalThis.kehoachRows = (agencies, rows) => {
    loaded.agencies.push(...agencies);
    for (const row of rows) loaded.rows.push(row);
  };
  const folded = (text) => ` ${globalThis.kehoachFold(text)}`;

  /** A row as filters see it; of this page, from what it shows. */
  const entryOf = (row) => {
    const agencies = new Map([...row.querySelectorAll('[data-agency]')].map((link) => [link.dataset.agency, link.textContent]));
    const bits = (row.querySelector('td.indicator a') ? mapped : 0) + (row.querySelector('.flag') ? flagged : 0) + (row.querySelector('.decided') ? decided : 0);
    return { row, words: folded(row.querySelector('th[scope=row] .said')?.textContent ?? ''), bits, due: row.dataset.due ?? '', agencies };
  };
  const entriesFrom = (kind) => loaded.rows.filter(([each]) => each === kind).map(([, order, page, words, bits, due = '', places = []]) => (
    { row: document.getElementById(`${kind}${order}`), order, page, label: words, words: folded(words), bits, due, agencies: new Map(places.map((place) => loaded.agencies[place])) }));

  /** Does an entry fit what is asked? Pure, for tests. */
  const fits = ({ words, bits, due, agencies }, asked) => (
    (asked.words ?? '').split(' ').filter(Boolean).every((word) => words.includes(` ${word}`))
    && (!asked.mapped || (asked.mapped === 'yes') === ((bits & mapped) > 0))
    && (!asked.state || (bits & (asked.state === 'flagged' ? flagged : decided)) > 0)
    && (!asked.agency || agencies.has(asked.agency))
    && (!asked.due || (due !== '' && Number(due) <= Number(asked.due)))
  );
  globalThis.kehoachFits = fits;

  const fetched = (src) => new Promise((done, failed) => {
    const node = document.createElement('script');
    node.addEventListener('load', done);
    node.addEventListener('error', () => failed(new Error(`${src} cannot be loaded`)));
    node.src = src;
    document.head.append(node);
  });
  let loading = null;
  const load = (facts) => (loading ??= Promise.all(Array.from({ length: Number(facts.dataset.files) }, (_, n) => fetched(`${facts.dataset.stem}.rows.${n + 1}.js`))));

  const fill = (list, options) => {
    if (list === null) return;
    const known = new Set([...list.options].map(({ value }) => value));
    for (const [value, words] of options) {
      if (known.has(value)) continue;
      const node = document.createElement('option');
      node.value = value;
      node.textContent = words;
      list.append(node);
    }
  };
  const options = (form, entries) => {
    const names = new Map(entries.flatMap(({ agencies }) => [...agencies]));
    fill(form.elements.namedItem('agency'), [...names].sort(([, a], [, b]) => a.localeCompare(b, 'vi')));
    fill(form.elements.namedItem('due'), [...new Set(entries.map(({ due }) => due))].filter(Boolean).sort().map((year) => [year, year]));
  };
  const linkTo = (stem, kind) => ({ order, page, label }) => {
    const [item, link] = [document.createElement('li'), document.createElement('a')];
    link.textContent = label.length > 200 ? `${label.slice(0, 200)}…` : label;
    link.setAttribute('href', `${stem}${page === 1 ? '' : `.${page}`}.html#${kind}${order}`);
    item.append(link);
    return item;
  };

  const setUp = (form, facts) => {
    const kind = form.dataset.kind;
    const total = Number(form.dataset.total);
    const [output, elsewhere] = [form.querySelector('output'), form.parentElement.querySelector('.elsewhere')];
    const here = [...(document.getElementById(form.dataset.rows)?.tBodies[0]?.rows ?? [])].map(entryOf);
    const isWhole = here.length === total;
    let entries = here;
    const complete = async () => {
      if (isWhole || entries !== here) return;
      await load(facts);
      if (entries !== here) return;
      entries = entriesFrom(kind);
      options(form, entries);
    };
    const number = (n) => n.toLocaleString('vi-VN');
    const show = (found) => {
      const kept = new Set(found.map(({ row }) => row));
      for (const { row } of here) row.hidden = !kept.has(row);
      const others = found.length === total ? [] : found.filter(({ row }) => row === null);
      elsewhere.hidden = others.length === 0;
      elsewhere.querySelector('output').textContent = `${number(Math.min(most, others.length))} / ${number(others.length)}`;
      elsewhere.querySelector('ol').replaceChildren(...others.slice(0, most).map(linkTo(facts.dataset.stem, kind)));
      output.textContent = `${number(found.length)} / ${number(total)}`;
    };
    const apply = async () => {
      const asked = Object.fromEntries([...form.elements].filter(({ name }) => name !== '').map(({ name, value }) => [name, value]));
      asked.words = globalThis.kehoachFold(asked.words ?? '');
      if (Object.values(asked).every((value) => value === '')) {
        for (const { row } of here) row.hidden = false;
        elsewhere.hidden = true;
        output.textContent = `${number(total)} / ${number(total)}`;
        return;
      }
      await complete();
      show(entries.filter((entry) => fits(entry, asked)));
    };
    options(form, here);
    form.addEventListener('focusin', complete);
    form.addEventListener('pointerenter', complete);
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = false;
    apply();
  };

  if (typeof document !== 'undefined') document.addEventListener('DOMContentLoaded', () => {
    const facts = document.querySelector('.facts');
    for (const form of document.querySelectorAll('form.filter')) setUp(form, facts);
  });
})();
