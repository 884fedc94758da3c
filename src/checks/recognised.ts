import { finding } from '../findings/report.js';
import type { Sectioned } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Page, TextItem } from '../model/page.js';
import type { Span } from '../model/provenance.js';
import type { Confidence, DocumentFields, Target, Task } from '../model/record.js';
import { isSurname } from '../registers/surnames.js';
import { foldPlain } from '../text/fold.js';
import { bisect } from '../text/bisect.js';
import { isSyllable } from '../text/syllables.js';

/** A number is asked about from this doubt on; other words only lower the confidence, and from a higher one. Calibrated in docs/benchmarks.md. */
const doubtfulNumber = 0.12;
/** A stroke more or less makes another quarter of the year ("Quý II", "Quý III"): less doubt is enough. */
const doubtfulRoman = 0.05;
const doubtfulWord = 0.5;
const shakyWord = 0.1;

type Located = Pick<Sectioned, 'pages' | 'text'>;

/** Words of a span that were read from a picture. */
export function recognisedWords({ pages, text }: Located, span: Span): TextItem[] {
  const out: TextItem[] = [];
  let item: TextItem | undefined;
  for (let i = span[0]; i < span[1]; i++) {
    const at = text.origin[i]!;
    if (at < 0 || (item !== undefined && at >= item.start && at < item.end)) continue;
    const page = last(pages, at);
    item = page?.ocr === undefined ? undefined : last(page.items, at);
    if (item !== undefined && at < item.end) out.push(item);
  }
  return out;
}

/** The last piece that begins at or before an offset. */
function last<T extends Page | TextItem>(pieces: readonly T[], at: number): T | undefined {
  return pieces[bisect(pieces.length, (i) => pieces[i]!.start > at) - 1];
}

interface Doubts {
  readonly numbers: readonly TextItem[];
  readonly words: readonly TextItem[];
  /** Words with some doubt: enough where nothing else bears them out. */
  readonly shaky: readonly TextItem[];
  /** Whether anything there was read from a picture. */
  readonly recognised: boolean;
}

function doubtsIn(document: Located, spans: readonly (Span | null)[], raw: string): Doubts {
  const items = spans.flatMap((span) => (span === null ? [] : recognisedWords(document, span)));
  const isNumber = (item: TextItem): boolean => /[\d%]/.test(raw.slice(item.start, item.end)) || /\d/.test(item.read ?? '');
  const isRoman = (item: TextItem): boolean => /^[IVX]{1,4}[.,;:)]?$/.test(raw.slice(item.start, item.end));
  return {
    numbers: items.filter((item) => (isNumber(item) && (item.doubt ?? 0) >= doubtfulNumber) || (isRoman(item) && (item.doubt ?? 0) >= doubtfulRoman)),
    words: items.filter((item) => !isNumber(item) && (item.doubt ?? 0) >= doubtfulWord),
    shaky: items.filter((item) => !isNumber(item) && (item.doubt ?? 0) >= shakyWord),
    recognised: items.length > 0,
  };
}

const doubtfully = (confidence: Confidence): Confidence => ({ ...confidence, level: 'low', reasons: [...confidence.reasons, 'doubtful-reading'] });

function lower(confidence: Confidence, { numbers }: Doubts): Confidence {
  if (numbers.length > 0) return doubtfully(confidence);
  return { ...confidence, level: confidence.level === 'high' ? 'medium' : confidence.level, reasons: [...confidence.reasons, 'doubtful-words'] };
}

/** Of a page whose words were read less surely than this, wordings that are not known may be known ones read wrong. */
const surePage = 0.93;
const isReadBadly = (pages: readonly Page[], number: number): boolean => pages.some((page) => page.number === number && page.ocr !== undefined && (page.ocr.confidence ?? 0) < surePage);

export const isRecognised = (pages: readonly Page[], number: number): boolean => pages.some((page) => page.number === number && page.ocr !== undefined);

/** A share is given in per cent: where the sign is missing, it was read as a figure ("950" for "95%"). */
const isShareWithoutSign = ({ label, unit }: Target, recognised: boolean): boolean => recognised && unit === 'count' && /^(?:ty le|ty trong) /.test(foldPlain(label));

const shown = (items: readonly TextItem[], raw: string): string => items.map((item) => raw.slice(item.start, item.end)).join(' ');

/** A number of the time: it stands there as read, or its year does. */
const isOfTime = (read: string, time: string): boolean => time.includes(read) || (read.match(/\d{4}/g) ?? []).some((year) => time.includes(year));

/** "Quý" of a certain year, what stands between it and that year, and what may stand there. */
const quarters = /(?<!(?:hằng|hàng|mỗi|từng|theo|định kỳ|cuối)\s)quý\s+([^.;]{1,20}?)\s*(?:năm|[/⁄])\s*\d{4}/giu;
const oneQuarter = /^(?:I|II|III|IV|[1-4])$/;

/** A quarter that was read as something else ("Quý [I1/2024"): what is understood of the rest would be another time. */
const isQuarterMisread = (time: string): boolean => [...time.matchAll(quarters)].some(([, between]) => between!.split(/[\s,;–-]+|và|đến|hoặc|quý/iu).some((word) => word !== '' && !oneQuarter.test(word)));

export interface ReadFacts {
  readonly targets: readonly Target[];
  readonly tasks: readonly Task[];
  readonly fields?: Pick<DocumentFields, 'evidence'>;
}

/** Numbers and dates in the letterhead are often filled in by hand: less doubt is enough. */
const doubtfulField = 0.05;
const numberedFields = ['number', 'issuedOn'];

function fieldFindings({ fields }: ReadFacts, document: Located, raw: string): Finding[] {
  return numberedFields.flatMap((name) => {
    const evidence = fields?.evidence[name];
    const words = evidence?.span ? recognisedWords(document, evidence.span) : [];
    return evidence !== undefined && words.some((word) => (word.doubt ?? 0) >= doubtfulField) ? [finding('doubtful-reading', { text: shown(words, raw) }, [evidence])] : [];
  });
}

/** Stamps and strokes lie over the name of who signs: what begins with no known surname, or holds no syllable, is asked about. */
function nameFindings({ fields }: ReadFacts, document: Located): Finding[] {
  const evidence = fields?.evidence['signatory'];
  if (!evidence?.span) return [];
  const words = recognisedWords(document, evidence.span);
  const name = evidence.text.normalize('NFC').trim().split(/\s+/u);
  const usual = isSurname(capitalised(name[0]!)) && name.every((word) => isSyllable(word));
  return words.length === 0 || (usual && words.every((word) => (word.doubt ?? 0) < doubtfulWord)) ? [] : [finding('doubtful-name', { text: evidence.text }, [evidence])];
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** Numbers outside of all facts that are more likely wrong than not: what they belong to may not have been understood because of them. */
const likelyWrong = 0.5;
const mostShown = 12;

function otherNumbers(pages: readonly Page[], raw: string, told: ReadonlySet<TextItem>): Finding[] {
  return pages.flatMap((page) => {
    if (page.ocr === undefined) return [];
    const words = page.items.filter((item) => !told.has(item) && item.signs === undefined && (item.doubt ?? 0) >= likelyWrong && /\d/.test(raw.slice(item.start, item.end)));
    const text = words.slice(0, mostShown).map((item) => raw.slice(item.start, item.end)).join('; ');
    return words.length === 0 ? [] : [finding('doubtful-numbers', { page: page.number, count: words.length, text }, [{ page: page.number, bbox: null, span: null, text: '' }])];
  });
}

/**
 * Facts that rest on words which may have been read wrong ask for a person's eye: a target by its numbers where no other mention says the same,
 * a task by the numbers of its time.
 */
export function flagMisread<T extends ReadFacts>(facts: T, document: Located & Pick<Sectioned, 'raw'>): T & { readonly misread: readonly Finding[] } {
  if (!document.pages.some((page) => page.ocr !== undefined)) return { ...facts, misread: [] };
  const told = new Set<TextItem>();
  const { raw } = document;
  const misread: Finding[] = [...fieldFindings(facts, document, raw), ...nameFindings(facts, document)];
  const note = (doubts: Doubts, evidence: Finding['evidence']): void => {
    for (const item of doubts.numbers) told.add(item);
    if (doubts.numbers.length > 0) misread.push(finding('doubtful-reading', { text: shown(doubts.numbers, raw) }, evidence));
  };
  const targets = facts.targets.map((target) => {
    const each = target.mentions.map((m) => doubtsIn(document, [m.span], raw));
    const best = each.reduce((a, b) => (b.numbers.length < a.numbers.length ? b : a), each[0] ?? { numbers: [], words: [], shaky: [], recognised: false });
    const badly = target.mentions.every(({ page }) => isReadBadly(document.pages, page));
    const unsure = (target.indicator === null && (badly || best.shaky.length > 0)) || isShareWithoutSign(target, best.recognised);
    if (best.numbers.length + best.words.length === 0 && !unsure) return target;
    note(best, target.mentions.slice(0, 1));
    return { ...target, confidence: lower(target.confidence, best), needsReview: target.needsReview || best.numbers.length > 0 || unsure };
  });
  const tasks = facts.tasks.map((task) => {
    const { numbers } = doubtsIn(document, [task.evidence.span], raw);
    const time = task.timeframe?.text ?? '';
    const doubts: Doubts = { numbers: numbers.filter((item) => isOfTime(raw.slice(item.start, item.end), time)), words: [], shaky: [], recognised: true };
    const isOtherQuarter = isQuarterMisread(time) && isRecognised(document.pages, task.evidence.page);
    if (doubts.numbers.length === 0 && !isOtherQuarter) return task;
    note(doubts, [task.evidence]);
    if (isOtherQuarter) misread.push(finding('doubtful-reading', { text: time }, [task.evidence]));
    return { ...task, confidence: doubtfully(task.confidence), needsReview: true };
  });
  return { ...facts, targets, tasks, misread: [...misread, ...otherNumbers(document.pages, raw, told)] };
}
