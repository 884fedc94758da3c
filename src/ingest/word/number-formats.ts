/** How Word writes the count of a list item (`w:numFmt`); null where the kind is not known here. */
export function formatNumber(count: number, format: string): string | null {
  return formats[format]?.(count) ?? null;
}

const formats: Readonly<Record<string, (count: number) => string>> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  // Zeros in front, as the list's own pattern has them: "01, 02, 03, ...", "001, 002, 003, ...".
  'custom:2': (n) => String(n).padStart(2, '0'),
  'custom:3': (n) => String(n).padStart(3, '0'),
  'custom:4': (n) => String(n).padStart(4, '0'),
  'custom:5': (n) => String(n).padStart(5, '0'),
  decimalFullWidth: String,
  decimalHalfWidth: String,
  upperRoman: (n) => roman(n),
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperLetter: (n) => letters(n),
  lowerLetter: (n) => letters(n).toLowerCase(),
  decimalEnclosedParen: (n) => `(${n})`,
  decimalEnclosedFullstop: (n) => `${n}.`,
  numberInDash: (n) => `- ${n} -`,
  none: () => '',
};

const numerals: readonly (readonly [value: number, sign: string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  let rest = count;
  let out = '';
  for (const [value, sign] of numerals) {
    while (rest >= value) {
      out += sign;
      rest -= value;
    }
  }
  return out;
}

/** A to Z, then AA, BB, CC: Word repeats the letter. The letter đ is not among them. */
function letters(count: number): string {
  if (count < 1 || count > 780) return String(count);
  return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}
