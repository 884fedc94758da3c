import { formatNumber } from './number-formats.js';
import type { Styles } from './styles.js';
import { child, childrenNamed, elementsOf, numberOf, switchOf, valueOf, type XmlElement } from './xml.js';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: string;
  /** The level after which this one begins anew counts from 1; 0: never; null: after any above it. */
  readonly restart: number | null;
  readonly legal: boolean;
  readonly style: string | undefined;
}

interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startOverrides: ReadonlyMap<number, number>;
}

const mostLevels = 9;

/** A number that is written out in full; "Điều %1" with nothing behind it goes on with what is typed (". Phạm vi"). */
const ends = /[\s.):/+*–—-]$/u;

/** The numbers and bullets Word writes before paragraphs, counted along the document. One for each reading of a document. */
export class Numbering {
  /** Kinds of numbers that are not known, with how often they were asked for. */
  readonly unknown = new Map<string, number>();
  private readonly abstracts = new Map<string, XmlElement>();
  private readonly nums = new Map<string, XmlElement>();
  private readonly lists = new Map<string, List | null>();
  /** Counts of each definition; lists of one definition go on counting. */
  private readonly counts = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();
  private readonly styles: Styles;

  constructor(root: XmlElement | null, styles: Styles) {
    this.styles = styles;
    for (const element of elementsOf(root ?? undefined)) {
      if (element.name === 'w:abstractNum') this.abstracts.set(element.attributes['w:abstractNumId'] ?? '', element);
      if (element.name === 'w:num') this.nums.set(element.attributes['w:numId'] ?? '', element);
    }
  }

  /** What stands before the next paragraph, with the blank behind it; empty where it bears no number. */
  next(properties: XmlElement | undefined): string {
    const asked = this.asked(properties);
    const list = asked === null ? null : this.list(asked.num);
    const level = list?.levels.get(asked?.level ?? 0);
    if (asked === null || list === null || level === undefined) return '';
    const counts = this.count(asked.num, list, asked.level, level);
    const text = level.format === 'bullet' ? bullet(level.text, asked.level) : this.numberText(list, level, counts);
    return text.trim() === '' ? '' : `${text.trim()}${level.suffix === 'nothing' && !ends.test(text) ? '' : ' '}`;
  }

  /** The list and the level a paragraph asks for, by itself or by its style. */
  private asked(properties: XmlElement | undefined): { num: string; level: number } | null {
    const own = child(properties, 'w:numPr');
    const styled = this.styled(valueOf(properties, 'w:pStyle'));
    const num = valueOf(own, 'w:numId') ?? styled?.num;
    if (num === undefined || num === '0') return null;
    const level = numberOf(own, 'w:ilvl') ?? (valueOf(own, 'w:numId') === undefined || valueOf(own, 'w:numId') === styled?.num ? styled?.level : undefined) ?? 0;
    return { num, level: Math.min(mostLevels - 1, Math.max(0, level)) };
  }

  /** What the style asks for; a level of the list that names the style is meant before the one the style names. */
  private styled(id: string | undefined): { num: string; level: number } | null {
    const chain = this.styles.chain('paragraph', id);
    const holder = chain.find((style) => child(child(child(style, 'w:pPr'), 'w:numPr'), 'w:numId') !== undefined);
    const num = valueOf(child(child(holder, 'w:pPr'), 'w:numPr'), 'w:numId');
    if (num === undefined) return null;
    const said = chain.map((style) => numberOf(child(child(style, 'w:pPr'), 'w:numPr'), 'w:ilvl')).find((n) => n !== undefined);
    const named = [...(this.list(num)?.levels ?? [])].find(([, level]) => level.style !== undefined && chain.some((style) => style.attributes['w:styleId'] === level.style));
    return { num, level: named?.[0] ?? said ?? 0 };
  }

  private list(num: string): List | null {
    let list = this.lists.get(num);
    if (list === undefined) this.lists.set(num, (list = this.readList(num)));
    return list;
  }

  private readList(num: string): List | null {
    const element = this.nums.get(num);
    const abstract = this.abstractOf(valueOf(element, 'w:abstractNumId') ?? '');
    if (element === undefined || abstract === undefined) return null;
    const levels = new Map(childrenNamed(abstract, 'w:lvl').map((level) => [indexOf(level), readLevel(level)]));
    const startOverrides = new Map<number, number>();
    for (const override of childrenNamed(element, 'w:lvlOverride')) {
      const own = child(override, 'w:lvl');
      const start = numberOf(override, 'w:startOverride');
      if (own !== undefined) levels.set(indexOf(override), readLevel(own));
      if (start !== undefined) startOverrides.set(indexOf(override), start);
    }
    return { abstract: abstract.attributes['w:abstractNumId'] ?? '', levels, startOverrides };
  }

  /** The definition, or the one of the numbering style it stands for. */
  private abstractOf(id: string, depth = 0): XmlElement | undefined {
    const element = this.abstracts.get(id);
    const link = valueOf(element, 'w:numStyleLink');
    if (link === undefined || depth > 3) return element;
    const holder = this.styles.chain('numbering', link).find((style) => child(child(style, 'w:pPr'), 'w:numPr') !== undefined);
    const num = valueOf(child(child(holder, 'w:pPr'), 'w:numPr'), 'w:numId');
    const linked = num === undefined ? undefined : valueOf(this.nums.get(num), 'w:abstractNumId');
    return linked === undefined || linked === id ? element : this.abstractOf(linked, depth + 1);
  }

  private count(num: string, list: List, index: number, level: Level): (number | undefined)[] {
    const counts = this.counts.get(list.abstract) ?? [];
    this.counts.set(list.abstract, counts);
    const override = list.startOverrides.get(index);
    const first = !this.begun.has(`${num} ${index}`);
    this.begun.add(`${num} ${index}`);
    const last = counts[index];
    counts[index] = first && override !== undefined ? override : last === undefined ? (override ?? level.start) : last + 1;
    for (let deeper = index + 1; deeper < mostLevels; deeper++) {
      const restart = list.levels.get(deeper)?.restart ?? null;
      if (restart === null || index < restart) counts[deeper] = undefined;
    }
    return counts;
  }

  private numberText(list: List, level: Level, counts: readonly (number | undefined)[]): string {
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const other = list.levels.get(index);
      const format = level.legal ? 'decimal' : (other?.format ?? 'decimal');
      const count = counts[index] ?? list.startOverrides.get(index) ?? other?.start ?? 1;
      if (format === 'bullet') return '';
      const written = formatNumber(count, format);
      if (written === null) this.unknown.set(format, (this.unknown.get(format) ?? 0) + 1);
      return written ?? String(count);
    });
  }
}

const indexOf = (element: XmlElement): number => Number.parseInt(element.attributes['w:ilvl'] ?? '0', 10) || 0;

function readLevel(element: XmlElement): Level {
  return {
    start: numberOf(element, 'w:start') ?? 0,
    format: formatOf(element),
    text: valueOf(element, 'w:lvlText') ?? '',
    suffix: valueOf(element, 'w:suff') ?? 'tab',
    restart: numberOf(element, 'w:lvlRestart') ?? null,
    legal: switchOf(element, 'w:isLgl') ?? false,
    style: valueOf(element, 'w:pStyle'),
  };
}

/** Patterns of a file's own ("01, 02, 03, ...") stand beside what older programs show instead. */
function formatOf(element: XmlElement): string {
  const alternatives = child(element, 'mc:AlternateContent');
  const own = child(element, 'w:numFmt') ?? child(child(alternatives, 'mc:Choice'), 'w:numFmt') ?? child(child(alternatives, 'mc:Fallback'), 'w:numFmt');
  const format = own?.attributes['w:val'] ?? 'decimal';
  if (format !== 'custom') return format;
  const zeros = /^(0+)1\b/.exec(own?.attributes['w:format'] ?? '');
  return zeros === null ? `custom (${own?.attributes['w:format'] ?? ''})` : `custom:${zeros[1]!.length + 1}`;
}

/** Bullets as decrees set them: "-", and "+" one level below. What is typed as a sign of its own stays; drawn ones go by their level. */
function bullet(sign: string, level: number): string {
  if (/^[-–—+*]$/.test(sign.trim())) return sign;
  return sign.trim() === '' ? '' : level === 0 ? '-' : '+';
}
