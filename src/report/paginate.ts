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
  const pages: string[][] = [[]];
  const pageOf = new Map<string, number>();
  let bytes = 0;
  for (const { before, after, rows } of parts) {
    const frame = Buffer.byteLength(before.text) + Buffer.byteLength(after.text);
    let open = false;
    const put = (): void => {
      pages.at(-1)!.push(before.text);
      bytes += frame;
      open = true;
    };
    if (rows.length === 0) put();
    for (const row of rows) {
      const size = Buffer.byteLength(row.html.text);
      if (bytes > 0 && bytes + size + (open ? 0 : frame) > limit) {
        if (open) pages.at(-1)!.push(after.text);
        pages.push([]);
        [bytes, open] = [0, false];
      }
      if (!open) put();
      pages.at(-1)!.push(row.html.text);
      bytes += size;
      for (const anchor of row.anchors) pageOf.set(anchor, pages.length - 1);
    }
    if (open) pages.at(-1)!.push(after.text);
  }
  return { pages: pages.map((texts) => trusted(texts.join(''))), pageOf };
}

/** A table as a part; its head is said again on each page. */
export function tablePart(id: string, heading: Html, heads: readonly Html[], rows: readonly Row[], options: { readonly intro?: Html; readonly none: Html }): Part {
  const title = html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${options.intro ?? ''}`;
  if (rows.length === 0) return { before: html`${title}<p>${options.none}</p>`, after: html`</section>
`, rows };
  return {
    before: html`${title}<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}"><table id="${id}-rows"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
`, after: html`</tbody></table></div></section>
`, rows,
  };
}
