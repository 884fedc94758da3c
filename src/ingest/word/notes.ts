import { childrenNamed, type XmlElement } from './xml.js';

export type NoteKind = 'footnote' | 'endnote';

/** A note that the text refers to, with the number its mark bears. */
export interface Note {
  readonly number: number;
  readonly element: XmlElement;
}

/** Notes of a file, numbered in the order in which the text refers to them. Footnotes and endnotes share one row of numbers. */
export class Notes {
  private readonly elements = new Map<string, XmlElement>();
  private readonly numbers = new Map<string, number>();
  private readonly waiting: Note[] = [];

  constructor(footnotes: XmlElement | null, endnotes: XmlElement | null) {
    this.collect('footnote', footnotes);
    this.collect('endnote', endnotes);
  }

  private collect(kind: NoteKind, root: XmlElement | null): void {
    for (const element of childrenNamed(root ?? undefined, `w:${kind}`)) {
      // Separators are kept among the notes.
      if ((element.attributes['w:type'] ?? 'normal') === 'normal') this.elements.set(`${kind} ${element.attributes['w:id'] ?? ''}`, element);
    }
  }

  /** The mark in the text: "[1]"; empty where there is no such note. */
  mark(kind: NoteKind, id: string): string {
    const key = `${kind} ${id}`;
    const element = this.elements.get(key);
    if (element === undefined) return '';
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size + 1;
      this.numbers.set(key, number);
      this.waiting.push({ number, element });
    }
    return `[${number}]`;
  }

  /** Notes marked since the last time. */
  take(): Note[] {
    return this.waiting.splice(0);
  }
}
