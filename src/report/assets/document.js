'use strict';
// A document's page: its reading text beside the rows, what a row rests on highlighted, the filter of tasks.
(() => {
  const pieces = [];
  globalThis.kehoachText = (text) => pieces.push(text);

  /** Offsets where the text is cut into blocks: at ends of lines, about 2,000 letters each, so that a highlight redraws little. */
  const cuts = (text) => {
    const out = [];
    for (let at = 0; at < text.length;) {
      const line = text.indexOf('\n', at + 2000);
      const end = line < 0 ? text.length : line + 1;
      out.push([at, end]);
      at = end;
    }
    return out;
  };
  globalThis.kehoachCuts = cuts;

  const setUpText = (pane) => {
    const text = pieces.join('');
    const blocks = cuts(text).map(([start, end]) => {
      const node = document.createElement('span');
      node.textContent = text.slice(start, end);
      pane.append(node);
      return { start, end, node };
    });
    let marked = [];
    return (start, end) => {
      for (const block of marked) block.node.textContent = text.slice(block.start, block.end);
      marked = blocks.filter((block) => block.start < end && block.end > start);
      let first = null;
      for (const block of marked) {
        const [from, to] = [Math.max(start, block.start), Math.min(end, block.end)];
        const mark = document.createElement('mark');
        mark.textContent = text.slice(from, to);
        block.node.replaceChildren(text.slice(block.start, from), mark, text.slice(to, block.end));
        first ??= mark;
      }
      if (first === null) return;
      const [box, frame] = [first.getBoundingClientRect(), pane.getBoundingClientRect()];
      pane.scrollTop += box.top - frame.top - frame.height / 3;
    };
  };

  const spanOf = (element) => (element === null ? null : element.dataset.span.split(' ').map(Number));
  const setUpEvidence = (highlight) => {
    let shown = '';
    const show = (target) => {
      if (!(target instanceof Element)) return;
      const place = target.closest('[data-span]') ?? target.closest('tr')?.querySelector('[data-span]') ?? null;
      if (place === null || place.dataset.span === shown) return;
      shown = place.dataset.span;
      highlight(...spanOf(place));
    };
    const facts = document.querySelector('.facts');
    facts.addEventListener('focusin', (event) => show(event.target));
    facts.addEventListener('mouseover', (event) => show(event.target));
    facts.addEventListener('click', (event) => show(event.target));
    const goTo = () => {
      const row = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
      if (row === null || !facts.contains(row)) return;
      for (const details of row.querySelectorAll('details')) details.open = true;
      show(row);
    };
    addEventListener('hashchange', goTo);
    goTo();
  };

  const option = (list, value, words) => {
    const node = document.createElement('option');
    node.value = value;
    node.textContent = words;
    list.append(node);
  };
  const setUpFilter = (form) => {
    const rows = [...(document.getElementById(form.dataset.rows)?.tBodies[0]?.rows ?? [])];
    const [agency, due] = [form.elements.namedItem('agency'), form.elements.namedItem('due')];
    const names = new Map();
    const agencies = rows.map((row) => new Set([...row.querySelectorAll('[data-agency]')].map((link) => {
      names.set(link.dataset.agency, link.textContent);
      return link.dataset.agency;
    })));
    for (const [id, name] of [...names].sort(([, a], [, b]) => a.localeCompare(b, 'vi'))) option(agency, id, name);
    for (const year of [...new Set(rows.map((row) => row.dataset.due))].filter(Boolean).sort()) option(due, year, year);
    const apply = () => {
      let left = 0;
      rows.forEach((row, n) => {
        const fits = (agency.value === '' || agencies[n].has(agency.value)) && (due.value === '' || (row.dataset.due !== '' && Number(row.dataset.due) <= Number(due.value)));
        row.hidden = !fits;
        if (fits) left++;
      });
      form.querySelector('output').textContent = `${left.toLocaleString('vi-VN')} / ${rows.length.toLocaleString('vi-VN')}`;
    };
    form.addEventListener('change', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = false;
    apply();
  };

  document.addEventListener('DOMContentLoaded', () => {
    const pane = document.getElementById('reading');
    if (pane !== null) setUpEvidence(setUpText(pane));
    for (const form of document.querySelectorAll('form.filter')) setUpFilter(form);
  });
})();
