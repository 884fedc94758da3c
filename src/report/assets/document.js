'use strict';
// A document's page: its reading text beside the rows, what a row rests on highlighted.
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
  /** The picture of a page, loaded when something on it is pointed at. */
  const setUpSheet = (sheet) => {
    const pages = new Map(sheet.dataset.pages.split(';').map((page) => page.split(' ').map(Number)).map(([page, ...size]) => [page, size]));
    const [svg, image, rect, frame] = ['svg', 'image', 'rect', '.frame'].map((name) => sheet.querySelector(name));
    const set = (node, values) => Object.entries(values).forEach(([name, value]) => node.setAttribute(name, String(value)));
    return ([page, x0, y0, x1, y1]) => {
      const size = pages.get(page);
      sheet.hidden = size === undefined;
      if (size === undefined) return;
      const [width, height] = size;
      const href = sheet.dataset.file.replace(/\d+(?=\.webp$)/, page);
      set(svg, { viewBox: `0 0 ${width} ${height}` });
      set(image, { width, height, preserveAspectRatio: 'none' });
      if (image.getAttribute('href') !== href) set(image, { href });
      set(rect, { x: x0 - 2, y: y0 - 2, width: x1 - x0 + 4, height: y1 - y0 + 4 });
      sheet.querySelector('output').textContent = page;
      const scale = svg.getBoundingClientRect().width / width;
      frame.scrollTo(Math.max(0, x0 * scale - 20), Math.max(0, y0 * scale - frame.clientHeight / 3));
    };
  };

  const setUpEvidence = (highlight, turnTo) => {
    let shown = null;
    const show = (target) => {
      if (!(target instanceof Element)) return;
      const place = target.closest('[data-span]') ?? target.closest('tr')?.querySelector('[data-span]') ?? null;
      if (place === null || place === shown) return;
      shown = place;
      highlight(...spanOf(place));
      turnTo((place.dataset.box ?? '0').split(' ').map(Number));
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

  document.addEventListener('DOMContentLoaded', () => {
    const pane = document.getElementById('reading');
    const sheet = document.getElementById('sheet');
    if (pane !== null || sheet !== null) setUpEvidence(pane === null ? () => undefined : setUpText(pane), sheet === null ? () => undefined : setUpSheet(sheet));
  });
})();
