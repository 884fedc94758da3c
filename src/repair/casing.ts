/** The letters of `form` (lower case) in the case of what was read. */
export function inCaseOf(form: string, read: string): string {
  if (form.length === read.length) return Array.from(form, (letter, i) => (isCapital(read[i]!) ? letter.toUpperCase() : letter)).join('');
  const capitals = Array.from(read).filter(isCapital).length;
  if (capitals > 1 && capitals * 2 > read.length) return form.toUpperCase();
  return isCapital(read[0]!) ? form[0]!.toUpperCase() + form.slice(1) : form;
}

export const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();
export const allCapitals = (text: string): boolean => text !== text.toLowerCase() && text === text.toUpperCase();

/** Letters that look the same in both cases but for their size. */
const sameShape = /^[coôơòóỏõọồốổỗộờớởỡợsuưùúủũụừứửữựvwxz]+$/;

/** Without any mark it may be an abbreviation ("SOC", "XX"). */
const marked = /[À-ỹ]/;

/** A word in capitals among words that are not, of letters that differ from small ones by size alone ("SỐ" in "chuyển đổi SỐ"). */
export function wrongCapitals(core: string, before: string, after: string): boolean {
  if (!marked.test(core) || !allCapitals(core) || !sameShape.test(core.toLowerCase())) return false;
  return core.length > 1 && small(before) && (after === '' || small(after));
}

/** Small letters from the first to the last. */
const small = (word: string): boolean => word !== '' && word === word.toLowerCase() && /^[a-zà-ỹ]/.test(word);
