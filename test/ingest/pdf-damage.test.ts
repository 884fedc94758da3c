import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { InputError } from '../../src/ingest/errors.js';
import { ingestPdf } from '../../src/ingest/pdf.js';
import { findDamage } from '../../src/ingest/pdf-streams.js';
import { extract } from '../../src/index.js';
import { fixture } from '../support/documents.js';
import { buildPdf, filler } from './pdf-builder.js';

const limits = { maxPages: 500 };
const slow = 60_000;
type Read = Awaited<ReturnType<typeof ingestPdf>>;

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const damageOf = ({ findings }: Read) => findings.filter((f) => f.code.startsWith('damaged-'));
const shownText = ({ raw, pages }: Read): string => pages.map((page) => page.items.map((item) => raw.slice(item.start, item.end)).join(' ')).join('\f');

/** Three pages, deflated; page `n` has object 5 + 3 (n - 1), its content the next. */
const three = (): Uint8Array => buildPdf([1, 2, 3].map((n) => ({ content: `${filler}\nBT /F 12 Tf 1 0 0 1 72 500 Tm (page ${n}) Tj ET`, deflated: true })));

/** The byte at a share of the way through a page's content, changed. */
function hurt(bytes: Uint8Array, page: number, share: number): Uint8Array {
  const text = textOf(bytes);
  const start = text.indexOf('stream\n', text.indexOf(`${6 + 3 * (page - 1)} 0 obj`)) + 7;
  const end = text.indexOf('\nendstream', start);
  const out = Uint8Array.from(bytes);
  const at = Math.floor(start + share * (end - start));
  out[at] = out[at]! ^ 0x55;
  return out;
}

describe('damage inside a stream', () => {
  test('an intact file has none', async () => {
    expect(damageOf(await ingestPdf(three(), limits))).toEqual([]);
  });

  test.each([
    [1, 0.5, 'the first page, in the middle'],
    [2, 0.9, 'what is lost is only the end of the page'],
    [3, 0.45, 'the last page, of which hardly anything is left: short last pages are common in whole files'],
  ])('page %d at %d: %s', async (page, share) => {
    const read = await ingestPdf(hurt(three(), page, share), limits);
    expect(damageOf(read)).toMatchObject([{ code: 'damaged-page', severity: 'warning', params: { pages: String(page) }, evidence: [{ page }] }]);
  });

  test('pages next to one another are told in short', async () => {
    const read = await ingestPdf(hurt(hurt(three(), 2, 0.5), 3, 0.5), limits);
    expect(damageOf(read)).toMatchObject([{ params: { pages: '2–3' }, evidence: [{ page: 2 }, { page: 3 }] }]);
  });

  test('what a damaged page states asks for a look; what other pages state does not', async () => {
    const bytes = fixture('synth-003.pdf');
    const whole = await extract(bytes, { file: 'a.pdf' });
    // The checksum of one page's content alone is hurt: the words are those of the intact file.
    const { hurtBytes, page } = await hurtChecksum(bytes, new Set(whole.tasks.map((task) => String(task.evidence.page))));
    const { targets, tasks } = await extract(hurtBytes, { file: 'a.pdf' });
    expect(tasks.map((t) => t.text)).toEqual(whole.tasks.map((t) => t.text));
    expect(tasks.map((t) => t.confidence.reasons.includes('damaged-page') && t.needsReview)).toEqual(tasks.map((t) => t.evidence.page === page));
    expect(targets.map((t) => t.confidence.reasons.includes('damaged-page'))).toEqual(targets.map((t) => t.mentions.some((m) => m.page === page)));
  }, slow);
});

/** The file with the checksum of a stream changed that belongs to one of the pages alone. */
async function hurtChecksum(bytes: Uint8Array, pages: ReadonlySet<string>): Promise<{ hurtBytes: Uint8Array; page: number }> {
  for (const match of textOf(bytes).matchAll(/\s?endstream/g)) {
    const hurtBytes = Uint8Array.from(bytes);
    hurtBytes[match.index - 1] = hurtBytes[match.index - 1]! ^ 1;
    const found = damageOf(await ingestPdf(hurtBytes, limits))[0]?.params['pages'];
    if (typeof found === 'string' && pages.has(found)) return { hurtBytes, page: Number(found) };
  }
  throw new Error('no stream belongs to one of the pages alone');
}

describe('damage round the streams', () => {
  const whole = textOf(three());
  const cases: readonly (readonly [why: string, text: string, pages: number[]])[] = [
    ['nothing is changed', whole, []],
    ['the name of the filter', replaceLast(whole, '/FlateDecode', '/FlateDecodf'), [3]],
    ['the key of the filter', replaceLast(whole, '/Filter', '/Filtre'), [3]],
    ['the end of the dictionary', replaceLast(whole, '>>\nstream\nx', '>X\nstream\nx'), [3]],
    ['the number of the object', whole.replace('12 0 obj', '92 0 obj'), [3]],
    ['a checksum cut off', whole.replace(/(x[^]{20,}?)[^]{4}(\nendstream)/, '$1$2'), []],
    ['an encrypted file: streams look damaged to one who has no key', replaceLast(whole, '/FlateDecode', '/FlateDecodf').replace('trailer\n<<', 'trailer\n<< /Encrypt 99 0 R'), []],
  ];
  test.each(cases)('%s', (_, text, pages) => {
    expect(findDamage(bytesOf(text), [5, 8, 11])).toEqual({ pages, elsewhere: false });
  });

  test('a font belongs to every page that uses it; what belongs to no page is told without one', () => {
    const broken = '<< /Filter /FlateDecode /Length 9 >>\nstream\nx\x9crubbish\nendstream';
    const file = textOf(buildPdf([{ content: filler }, { content: filler }], { objects: [broken] }));
    expect(findDamage(bytesOf(file), [5, 8])).toEqual({ pages: [], elsewhere: true });
    expect(findDamage(bytesOf(file.replace('/Encoding /WinAnsiEncoding', '/ToUnicode 11 0 R')), [5, 8])).toEqual({ pages: [1, 2], elsewhere: false });
  });

  test('pictures are not looked at', () => {
    const picture = '<< /Type /XObject /Subtype /Image /Filter /FlateDecode /Length 9 >>\nstream\nx\x9crubbish\nendstream';
    expect(findDamage(buildPdf([{ content: filler }], { objects: [picture] }), [5])).toEqual({ pages: [], elsewhere: false });
  });
});

function replaceLast(text: string, from: string, to: string): string {
  const at = text.lastIndexOf(from);
  return at < 0 ? text : text.slice(0, at) + to + text.slice(at + from.length);
}

describe('wherever the damage is', () => {
  const bytes = fixture('synth-003.pdf');
  const kinds: readonly (readonly [string, (bytes: Uint8Array, at: number, n: number) => Uint8Array])[] = [
    ['one byte changed', (b, at, n) => Uint8Array.from(b, (byte, i) => (i === at ? byte ^ (1 + (n % 255)) : byte))],
    ['bytes overwritten', (b, at, n) => Uint8Array.from(b, (byte, i) => (i >= at && i < at + 1 + (n % 64) ? (i * n) & 255 : byte))],
    ['bytes lost', (b, at, n) => Uint8Array.from([...b.subarray(0, at), ...b.subarray(at + 1 + n)])],
  ];
  test.each(kinds)('the text is the intact one, or something is said: %s', async (_, change) => {
    const intact = shownText(await ingestPdf(bytes, limits));
    const place = fc.integer({ min: 20, max: bytes.length - 300 });
    await fc.assert(
      fc.asyncProperty(place, fc.nat({ max: 200 }), async (at, n) => {
        try {
          const read = await ingestPdf(change(bytes, at, n), limits);
          if (read.findings.length === 0) expect(shownText(read)).toBe(intact);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { seed: 20, numRuns: 15 },
    );
  }, slow);
});
