/** A number somebody typed that is none, or that can be read in two ways. `key` of words.js. */
export class NumberProblem extends Error {
  constructor(key, params) {
    super(key);
    this.key = key;
    this.params = params;
  }
}

/** One group of three behind one sign ("1.234", "1,234"): a Vietnamese thousand or an English fraction. Nobody is asked to guess. */
const twoWays = /^(-?[1-9]\d{0,2})[.,](\d{3})$/;
const vietnamese = /^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
const english = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;

/** A number as it is typed: comma or dot for the fraction, signs between thousands where they leave no doubt. Null where nothing is typed. @throws {NumberProblem} */
export function parseNumber(text) {
  const typed = text.trim().replace(/\s/g, '');
  if (typed === '') return null;
  const doubt = twoWays.exec(typed);
  if (doubt !== null) throw new NumberProblem('groupedNumber', { text: typed, plain: doubt[1] + doubt[2], decimal: `${doubt[1]},${doubt[2]}0` });
  const plain = vietnamese.test(typed) ? typed.replace(/\./g, '').replace(',', '.') : english.test(typed) ? typed.replace(/,/g, '') : typed.replace(',', '.');
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) throw new NumberProblem('badNumber', { text: typed });
  const value = Number(plain);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) throw new NumberProblem('badNumber', { text: typed });
  return value;
}
