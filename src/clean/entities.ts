/** Character references by name that occur in Vietnamese text: signs, and the letters of Latin-1. Source: HTML 4.01, chapter 24. */
const signs: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”',
  laquo: '«', raquo: '»', hellip: '…', bull: '•', middot: '·', sect: '§', deg: '°', plusmn: '±', times: '×', divide: '÷', le: '≤', ge: '≥', ne: '≠', asymp: '≈',
  sup2: '²', sup3: '³', frac12: '½', larr: '←', rarr: '→', euro: '€', copy: '©', reg: '®', ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009',
  eth: 'ð', ETH: 'Ð', abreve: 'ă', Abreve: 'Ă', dstrok: 'đ', Dstrok: 'Đ', itilde: 'ĩ', Itilde: 'Ĩ', utilde: 'ũ', Utilde: 'Ũ',
};

const accents: Readonly<Record<string, string>> = { grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303' };

/** What `&name;` stands for, or null. */
export function namedCharacter(name: string): string | null {
  const sign = Object.hasOwn(signs, name) ? signs[name]! : null;
  if (sign !== null) return sign;
  const match = /^([aeiouyAEIOUY])(grave|acute|circ|tilde)$/.exec(name);
  return match === null ? null : (match[1]! + accents[match[2]!]!).normalize('NFC');
}
