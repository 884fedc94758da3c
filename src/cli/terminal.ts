import type { CliContext } from './context.js';

/** What a terminal obeys, and marks that turn the direction of writing: controls (C0, C1), line separators, Unicode's bidi controls. */
const controls = '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069';
const unsafe = new RegExp(`[${controls}]`, 'g');
const unsafeOrBreak = new RegExp(`[${controls}\\t\\n]+`, 'g');
/** Colours, which the command sets itself. */
const colourOrUnsafe = new RegExp(`\\u001b\\[\\d{1,2}m|[${controls}]`, 'g');

/** Names and words of strangers on one line that a terminal shows and does not obey: a blank for what it would obey. */
export const oneLine = (text: string): string => text.replace(unsafeOrBreak, ' ');

/** As JSON writes it, so that JSON keeps its meaning; a person sees what was there. */
const escaped = (sign: string): string => (sign.length > 1 ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Text in which nothing moves a terminal, and which still means the same as JSON. */
export const escapedForJson = (text: string): string => text.replace(unsafe, escaped);

/** The same context, through which nothing reaches a terminal that it would obey, whoever forgot to see to it. */
export function guarded(context: CliContext): CliContext {
  return {
    ...context,
    out: (text) => context.out(text.replace(context.outIsTerminal === true ? colourOrUnsafe : unsafe, escaped)),
    err: (text) => context.err(text.replace(unsafe, ' ')),
  };
}
