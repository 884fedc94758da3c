import { html, trusted, type Html } from './html.js';

/** A row of a part, with the anchors that stand in it. */
export interface Row { readonly anchors: readonly string[]; readonly html: Html }

/** A part of a page: what stands before and after its rows is said again on each page that has some of them. */
export interface Part {
  readonly before: Html;
  readonly after: Html;
  readonly rows: readonly Row[];
}

/** Bytes of UTF-8 that rows may take on a page: with frame and heads a page stays under 300 kB. */
export const pageBytes = 230_000;

export interface Paged {
  /** What each page holds. */
  readonly pages: readonly Html[];
  /** Page of each anchor, from 0. */
  readonly pageOf: ReadonlyMap<string, number>;
}

/** Sets parts on pages, rows whole. A part without rows is shown where it falls. At least one page. */
export function paginate(parts: readonly Part[], limit = pageBytes): Paged {
  const pages: Html[] = [];
  const pageOf = new Map<string, number>();
  for (const { html: text, anchors } of cutPages(parts, limit)) {
    for (const anchor of anchors) pageOf.set(anchor, pages.length);
    pages.push(text);
  }
  return { pages, pageOf };
}

/** The same page by page, for rows that come one after another and need not fit in memory. */
export function* cutPages(parts: Iterable<Omit<Part, 'rows'> & { readonly rows: Iterable<Row> }>, limit = pageBytes): Generator<{ readonly html: Html; readonly anchors: readonly string[] }> {
  let [texts, anchors, bytes]: [string[], string[], number] = [[], [], 0];
  for (const { before, after, rows } of parts) {
    const frame = Buffer.byteLength(before.text) + Buffer.byteLength(after.text);
    let [open, empty] = [false, true];
    const put = (): void => {
      texts.push(before.text);
      bytes += frame;
      open = true;
    };
    for (const row of rows) {
      empty = false;
      const size = Buffer.byteLength(row.html.text);
      if (bytes > 0 && bytes + size + (open ? 0 : frame) > limit) {
        if (open) texts.push(after.text);
        yield { html: trusted(texts.join('')), anchors };
        [texts, anchors, bytes, open] = [[], [], 0, false];
      }
      if (!open) put();
      texts.push(row.html.text);
      anchors.push(...row.anchors);
      bytes += size;
    }
    if (empty) put();
    if (open) texts.push(after.text);
  }
  yield { html: trusted(texts.join('')), anchors };
}

interface TableOptions { readonly intro?: Html; readonly none: Html }

/** A table as a part; its head is said again on each page. */
export const tablePart = (id: string, heading: Html, heads: readonly Html[], rows: readonly Row[], options: TableOptions): Part => ({ ...tableFrame(id, heading, heads, rows.length === 0, options), rows });

/** What stands around the rows of a table, or in their place where there are none. */
export function tableFrame(id: string, heading: Html, heads: readonly Html[], isEmpty: boolean, options: TableOptions): Omit<Part, 'rows'> {
  const title = html`<section><h2 id="${id}">${heading}</h2>${options.intro ?? ''}`;
  if (isEmpty) return { before: html`${title}<p>${options.none}</p>`, after: html`</section>
` };
  return {
    before: html`${title}<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}"><table id="${id}-rows"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
`, after: html`</tbody></table></div></section>
`,
  };
}
