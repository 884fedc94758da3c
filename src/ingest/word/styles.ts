import { child, childrenNamed, descend, elementsOf, switchOf, valueOf, type XmlElement } from './xml.js';

/** Properties that are on or off and that styles turn over (ECMA-376, 17.7.3). */
export type Toggle = 'w:b' | 'w:i' | 'w:caps' | 'w:vanish';

interface Style {
  readonly id: string;
  readonly type: string;
  readonly element: XmlElement;
}

const mostAncestors = 20;

/** What the styles of a file say, with what they are based on. */
export class Styles {
  private readonly byId = new Map<string, Style>();
  private readonly defaults = new Map<string, string>();
  private readonly runDefaults: XmlElement | undefined;
  private readonly chains = new Map<string, readonly XmlElement[]>();

  constructor(root: XmlElement | null) {
    this.runDefaults = descend(root ?? undefined, 'w:docDefaults', 'w:rPrDefault', 'w:rPr');
    for (const element of childrenNamed(root ?? undefined, 'w:style')) {
      const id = element.attributes['w:styleId'] ?? '';
      const type = element.attributes['w:type'] ?? 'paragraph';
      this.byId.set(`${type} ${id}`, { id, type, element });
      if (/^(?:1|true|on)$/.test(element.attributes['w:default'] ?? '')) this.defaults.set(type, id);
    }
  }

  /** The style and those it is based on, nearest first; without an id the default of its type. */
  chain(type: 'paragraph' | 'character' | 'table' | 'numbering', id: string | undefined): readonly XmlElement[] {
    const known = id !== undefined && this.byId.has(`${type} ${id}`) ? id : this.defaults.get(type);
    const key = `${type} ${known ?? ''}`;
    let chain = this.chains.get(key);
    if (chain === undefined) this.chains.set(key, (chain = this.climb(key)));
    return chain;
  }

  private climb(key: string): XmlElement[] {
    const out: XmlElement[] = [];
    const seen = new Set<Style>();
    for (let style = this.byId.get(key); style !== undefined && !seen.has(style) && seen.size < mostAncestors; ) {
      seen.add(style);
      out.push(style.element);
      const base: string | undefined = valueOf(style.element, 'w:basedOn');
      style = base === undefined ? undefined : this.byId.get(`${style.type} ${base}`);
    }
    return out;
  }

  /** A property of a paragraph: its own, else the nearest style's. */
  paragraphProperty(properties: XmlElement | undefined, name: string): XmlElement | undefined {
    const own = child(properties, name);
    if (own !== undefined) return own;
    for (const style of this.chain('paragraph', valueOf(properties, 'w:pStyle'))) {
      const found = child(child(style, 'w:pPr'), name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Whether a run has a property: its own word; else what the styles of paragraph and run say, of which a second one turns over the first. */
  toggled(run: XmlElement | undefined, paragraph: XmlElement | undefined, name: Toggle): boolean {
    const own = switchOf(run, name);
    if (own !== undefined) return own;
    if (switchOf(this.runDefaults, name) === true) return true;
    const style = valueOf(run, 'w:rStyle');
    const byCharacter = style !== undefined && this.inChain('character', style, name);
    return this.inChain('paragraph', valueOf(paragraph, 'w:pStyle'), name) !== byCharacter;
  }

  private inChain(type: 'paragraph' | 'character', id: string | undefined, name: Toggle): boolean {
    for (const style of this.chain(type, id)) {
      const said = switchOf(child(style, 'w:rPr'), name);
      if (said !== undefined) return said;
    }
    return false;
  }

  /** The font a run is set in, where a name is given. */
  font(run: XmlElement | undefined, paragraph: XmlElement | undefined): string | undefined {
    const styles = [...(valueOf(run, 'w:rStyle') === undefined ? [] : this.chain('character', valueOf(run, 'w:rStyle'))), ...this.chain('paragraph', valueOf(paragraph, 'w:pStyle'))];
    for (const properties of [run, ...styles.map((style) => child(style, 'w:rPr')), this.runDefaults]) {
      const name = child(properties, 'w:rFonts')?.attributes['w:ascii'] ?? child(properties, 'w:rFonts')?.attributes['w:hAnsi'];
      if (name !== undefined) return name;
    }
    return undefined;
  }

  /** The first table style of the chain that says something about a property of tables. */
  tableProperty(id: string | undefined, name: string): XmlElement | undefined {
    for (const style of this.chain('table', id)) {
      const found = child(child(style, 'w:tblPr'), name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Whether a table style draws lines around cells of some kind (head row, first column). */
  drawsCells(id: string | undefined): boolean {
    return this.chain('table', id).some((style) => elementsOf(style).some((part) => part.name === 'w:tblStylePr' && (descend(part, 'w:tcPr', 'w:tcBorders') ?? descend(part, 'w:tblPr', 'w:tblBorders')) !== undefined));
  }
}
