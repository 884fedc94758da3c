/** Markup that may stand in a page as it is. Made by `html` and `trusted` alone. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

export type Part = string | number | Html | null | undefined | false | readonly Part[];

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** The one way of any text into a page: between tags or inside a quoted attribute. Signs that no page may hold become U+FFFD. */
export const escape = (text: string): string => text
  .replace(/[&<>"'`]/g, (sign) => signs[sign]!)
  .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');

function shown(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string') return escape(part);
  return typeof part === 'number' ? String(part) : part.map(shown).join('');
}

/** A template that escapes all it is given but markup made by itself; attributes have to be quoted (tested). */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.reduce((out, text, n) => out + shown(parts[n - 1]) + text));
}

/** Markup put together by this room from pieces of `html`; never text of a document. */
export const trusted = (markup: string): Html => new Html(markup);

/** A value as a script file may hold it: JSON without signs that end a script or a line of it. */
export const scriptValue = (value: unknown): string => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
