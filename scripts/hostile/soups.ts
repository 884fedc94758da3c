/** Text made to be as hard as possible on the readers: one piece said over and over, in every shape a file can have. */

/** A file's text of about `length` characters. */
export interface Soup {
  readonly name: string;
  readonly ending: 'txt' | 'md' | 'html';
  readonly make: (length: number) => string;
}

/** What stands in a plan and the patterns look for; each is repeated alone. */
export const pieces: Readonly<Record<string, string>> = {
  digits: '1234567890', ones: '1', zeros: '0', 'numbers-with-dots': '1.', 'numbers-with-commas': '1,', 'grouped-numbers': '1.234.567 ', 'digits-apart': '1 ', 'number-paths': '1.1.1.1 ', fractions: '1/2 ', ranges: '1-2 ',
  dots: '.', 'dots-apart': '. ', ellipses: '…', dashes: '-', 'dashes-apart': '- ', 'long-dashes': '–', underscores: '_', equals: '=', stars: '*', plusses: '+', slashes: '/', percents: '%', 'percents-of': '100% ', 'percents-apart': '50 % ',
  open: '(', close: ')', brackets: '[', braces: '{', angles: '<', 'angles-close': '>', quotes: '"', 'curved-quotes': '“', ampersands: '&', colons: ':', semicolons: '; ', commas: ', ', bars: '|', ticks: '`', hashes: '#', backslashes: '\\', tildes: '~',
  blanks: ' ', tabs: '\t', 'blanks-with-letters': 'a   ', 'hard-spaces': '\u00a0', 'zero-width': '\u200b', 'soft-hyphens': '\u00ad', 'form-feeds': '\f', 'marks': 'e\u0323\u0302', 'only-marks': '\u0301', surrogates: '\ud83d', emoji: '😀', 'right-to-left': '\u202e\u05d0',
  letters: 'a', capitals: 'A', 'capital-words': 'KẾ HOẠCH ', syllables: 'nghiêng ', 'letters-apart': 'k ế h o ạ c h ', 'joined-words': 'nghiêngngả', roman: 'I', 'roman-items': 'IV. ', 'letter-items': 'a) ', 'number-items': '1) ', 'bracket-items': '(1) ',
  annexes: 'Phụ lục ', 'annexes-named': 'PHỤ LỤC I ', articles: 'Điều ', 'articles-numbered': 'Điều 1. ', clauses: 'khoản 1 Điều 2 ', chapters: 'Chương I ', parts: 'Phần thứ nhất ',
  dates: 'ngày 01 tháng 02 năm 2024 ', 'dates-short': '01/02/2024 ', days: 'ngày ', months: 'tháng ', years: 'năm 2025 ', 'years-bare': '2025 ', 'years-joined': '2021-2025, ', quarters: 'quý I/2025 ', periods: 'giai đoạn 2021 - 2025 ', until: 'đến năm 2025 ', 'months-listed': 'tháng 6, ', before: 'trước ngày 31/12/2025 ',
  citations: 'Nghị quyết số 12/NQ-CP ngày 01/02/2024 của Chính phủ ', 'citation-numbers': '12/NQ-CP ', 'citation-starts': 'Quyết định số ', laws: 'Luật Giao dịch điện tử ', 'law-starts': 'Luật ', bases: 'Căn cứ ', decrees: 'Nghị định ', 'kinds-joined': 'Nghị quyết, Quyết định, Chỉ thị, ', about: 'về việc ',
  agencies: 'Sở Thông tin và Truyền thông ', 'agencies-listed': 'Sở Y tế, Sở Tài chính, ', 'agency-starts': 'Sở ', committees: 'Ủy ban nhân dân ', 'committees-of': 'Ủy ban nhân dân tỉnh ', 'committees-short': 'UBND ', ministries: 'Bộ ', units: 'các đơn vị liên quan ', communes: 'UBND các xã, phường, thị trấn ', boards: 'Ban ', 'police-of': 'Công an tỉnh ', provinces: 'tỉnh Bình Định ', centres: 'Trung tâm ', 'capital-names': 'An Bình ',
  leads: 'chủ trì ', supports: 'phối hợp với ', both: 'chủ trì, phối hợp với ', 'lead-labels': 'Cơ quan chủ trì: ', duties: 'Giao Sở Y tế chủ trì ', and: 'và ', verbs: 'triển khai ', 'verbs-listed': 'xây dựng, triển khai, ',
  targets: '100% hồ sơ được xử lý trực tuyến; ', 'target-lines': '- Đến năm 2025: tối thiểu 80% dịch vụ công trực tuyến đạt yêu cầu. ', least: 'tối thiểu ', reach: 'đạt ', above: 'trên 50% ', 'least-of': 'ít nhất 50% ', 'numbers-of-words': 'năm mươi ', 'units-of-money': '10 tỷ đồng ', 'per-units': '5 máy/100 dân ', 'ranks-of': 'xếp hạng 10/63 ', 'shares-respectively': '50%, 60% và 70% ', 'two-years': 'năm 2025 đạt 50%, năm 2030 đạt 80%; ', broken: '8O% ', each: 'mỗi ', below: 'dưới 5% ',
  recipients: 'Nơi nhận: ', signatures: 'TM. ỦY BAN NHÂN DÂN ', deputies: 'KT. CHỦ TỊCH ', 'number-lines': 'Số: 12/KH-UBND ', mottoes: 'Độc lập - Tự do - Hạnh phúc ', notes: '[1] ', 'notes-raised': '¹ ', 'notes-starred': '(*) ', links: 'https://a.vn/', mails: 'a@b.', entities: '&amp;', 'entities-open': '&#', 'breaks': '<br>', 'table-words': 'TT  Nội dung  Chủ trì  Thời gian  ', 'table-rows': '1   Xây dựng hệ thống   Sở Y tế   2025   ',
  'md-bars': '| a | b ', 'md-rules': '|---', 'md-strong': '**a** ', 'md-strong-open': '**a ', 'md-em': '*a ', 'md-quotes': '> ', 'md-lists': '- a ', 'md-links': '[a](b) ', 'md-links-open': '[a](', 'md-pictures': '![', 'md-heads': '# a ', 'md-code': '`a ', 'md-fences': '``` ', 'md-html': '<b>a', 'md-html-open': '<a ', 'md-comments': '<!-- ', 'md-escapes': '\\*',
};

const head = 'UBND TỈNH BÌNH ĐỊNH   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ   Độc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND   Bình Định, ngày 01 tháng 02 năm 2024\n\nKẾ HOẠCH\nChuyển đổi số năm 2024\n\nCăn cứ Nghị quyết số 12/NQ-CP ngày 01/02/2024 của Chính phủ;\n\nI. MỤC TIÊU\n';
const markdownHead = '# Kế hoạch\n\n**Mục tiêu**\n\n';
const tail = '\nII. NHIỆM VỤ\n1. Sở Y tế chủ trì thực hiện.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.   TM. ỦY BAN NHÂN DÂN\n   CHỦ TỊCH\n\n   Nguyễn Văn A\n';
const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** One long line; a line each; lines as wide as a page; paragraphs of a hundred characters; each its own list item. */
export const shapes: Readonly<Record<string, (piece: string, length: number) => string>> = {
  one: (piece, length) => fill(piece, length),
  each: (piece, length) => fill(`${piece}\n`, length),
  page: (piece, length) => fill(`${fill(piece, 90)}\n`, length),
  paragraphs: (piece, length) => fill(`${fill(piece, 300)}\n\n`, length),
  items: (piece, length) => Array.from({ length: Math.ceil(length / (piece.length * 3 + 8)) }, (_, i) => `${i + 1}. ${fill(piece, piece.length * 3)}`).join('\n'),
};

const words = Object.values(pieces);

/** Numbers in [0, 1) that are the same for the same seed (Mulberry32, public domain). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Everything mixed: pieces in any order, some with a line's end after them. */
export function mixed(length: number, seed: number, lineShare: number): string {
  const random = randomOf(seed);
  const out: string[] = [];
  for (let made = 0; made < length; ) {
    const next = words[Math.floor(random() * words.length)]! + (random() < lineShare ? '\n' : '');
    out.push(next);
    made += next.length;
  }
  return out.join('');
}

const deep = (open: string, close: string) => (length: number): string => {
  const times = Math.floor(length / (open.length + close.length));
  return `${open.repeat(times)}a${close.repeat(times)}`;
};
/** Lists in lists, each line deeper than the one before; lists that begin anew inside each other. */
const stairs: Readonly<Record<string, (length: number) => string>> = {
  'stairs-of-dashes': (n) => Array.from({ length: Math.floor(Math.sqrt(n)) }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'),
  'stairs-in-a-line': (n) => fill('- ', n), 'numbers-in-a-line': (n) => fill('1. ', n), 'quotes-in-a-line': (n) => fill('> ', n), 'quotes-and-lists': (n) => fill('> - ', n),
  'lists-anew': (n) => `1. a\n${fill('2. b:\n1. c\n', n)}`, 'kinds-in-turn': (n) => fill('I. a:\n1. b:\na) c:\n- d:\n+ e:\n1.1. f:\n1) g:\n(1) h:\n', n), 'links-nested': (n) => `${'['.repeat(n / 4)}a${'](b)'.repeat(n / 4)}`, 'strong-nested': (n) => `${'**a'.repeat(n / 6)}${'a**'.repeat(n / 6)}`, 'stars-and-lines': (n) => fill('*a _b ', n),
  'rows-wide': (n) => `|${'a|'.repeat(n / 6)}\n|${'-|'.repeat(n / 6)}\n|${'b|'.repeat(n / 6)}\n`, 'rows-long': (n) => `|a|b|\n|-|-|\n${'|1|Sở Y tế chủ trì|\n'.repeat(n / 20)}`, 'tables-short': (n) => '|a|b|\n|-|-|\n|1|2|\n\n'.repeat(n / 22), 'tags-in-cells': (n) => `|a|b|\n|-|-|\n${'|1|a<br>b<br>**c**|\n'.repeat(n / 20)}`, 'references': (n) => fill('[a]: b\n', n), 'footnotes': (n) => fill('[^1] [^1]: a\n', n), 'tabs-mixed': (n) => fill(' \t- a\n', n),
};
const page = (body: string): string => `<!doctype html><html><body><p>KẾ HOẠCH</p>${body}</body></html>`;

const html: Readonly<Record<string, (length: number) => string>> = {
  'divs-deep': deep('<div>', '</div>'), 'tables-deep': deep('<table><tr><td>', '</td></tr></table>'), 'spans-deep': deep('<span>', '</span>'), 'b-open': (n) => fill('<b>a', n), 'a-open': (n) => fill('<a>', n), 'p-flat': (n) => fill('<p>100% hồ sơ</p>', n),
  'cells-in-a-row': (n) => `<table><tr>${fill('<td>a</td>', n - (n % 10))}</tr></table>`, 'rows-of-two': (n) => `<table>${'<tr><td>1</td><td>Sở Y tế chủ trì</td></tr>'.repeat(n / 45)}</table>`, 'rows-span': (n) => `<table>${'<tr><td rowspan=999>1</td><td>a</td></tr>'.repeat(n / 40)}</table>`,
  'columns-span': (n) => `<table>${'<tr><td colspan=9999>a</td></tr>'.repeat(n / 33)}</table>`, 'tables-flat': (n) => '<table><tr><td>a</td><td>b</td></tr></table>'.repeat(n / 46), 'lists-flat': (n) => `<ol>${'<li>a'.repeat(n / 5)}</ol>`, 'lists-deep': deep('<ul><li>', '</li></ul>'),
  comments: (n) => fill('<!--', n), 'tags-open': (n) => fill('<p ', n), attributes: (n) => `<p ${fill('a=b ', n)}>x</p>`, 'attributes-open': (n) => fill('<p a="', n), 'entities-open': (n) => fill('&', n), 'entities-long': (n) => `&${fill('a', n)}`, scripts: (n) => fill('<script>', n), 'svg-open': (n) => fill('<svg>', n), templates: (n) => fill('<template>', n), 'styles-long': (n) => `<p style="${fill('text-align:', n)}">a</p>`,
  'breaks-only': (n) => fill('<br>', n), 'pre-lines': (n) => `<pre>${fill('1   a   b\n', n)}</pre>`, 'fonts-open': (n) => fill('<font>a<p>', n), 'tables-open': (n) => fill('<table>', n), 'cells-open': (n) => fill('<table><td>', n), 'forms-open': (n) => fill('<form><input>', n), 'selects-open': (n) => fill('<select><option>', n), 'headings': (n) => fill('<h1>a</h1>', n), 'links-all': (n) => fill('<a href="x">a</a> ', n),
};

/** All soups, each by its name. */
export function allSoups(): Soup[] {
  const plain = Object.entries(pieces).flatMap(([name, piece]) => Object.entries(shapes).map(([shape, lay]): Soup => ({ name: `${name}-${shape}`, ending: name.startsWith('md-') ? 'md' : 'txt', make: (length) => `${name.startsWith('md-') ? markdownHead : head}${lay(piece, length)}${tail}` })));
  const marked = ['bars', 'stars', 'underscores', 'blanks', 'dashes', 'equals', 'colons', 'ticks', 'tildes', 'brackets', 'table-rows', 'target-lines', 'number-items', 'entities', 'breaks', 'mixed'].flatMap((name) =>
    Object.entries(shapes).map(([shape, lay]): Soup => ({ name: `${name}-${shape}-as-markdown`, ending: 'md', make: (length) => `${markdownHead}${name === 'mixed' ? mixed(length, 7, 0.1) : lay(pieces[name]!, length)}` })));
  const mixes = [0, 0.02, 0.1, 0.5].flatMap((share, i) => [1, 2].map((seed): Soup => ({ name: `mixed-${i}-${seed}`, ending: 'txt', make: (length) => `${head}${mixed(length, seed, share)}${tail}` })));
  const web = Object.entries(html).map(([name, make]): Soup => ({ name: `html-${name}`, ending: 'html', make: (length) => page(make(length)) }));
  const lists = Object.entries(stairs).flatMap(([name, make]) => (['md', 'txt'] as const).map((ending): Soup => ({ name: `${name}-${ending}`, ending, make: (length) => `${ending === 'md' ? markdownHead : head}${make(length)}${tail}` })));
  return [...lists, ...plain, ...marked, ...mixes, ...web];
}
