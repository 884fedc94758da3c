import type { Tracked } from '../text/tracked.js';
import type { Span } from '../model/provenance.js';

/** Appends tracked text and tells where each piece came to stand. */
export class TextBuilder {
  private readonly parts: string[] = [];
  private readonly origin: number[] = [];
  private size = 0;

  get length(): number {
    return this.size;
  }

  append(text: Tracked): Span {
    const start = this.size;
    this.parts.push(text.value);
    for (const at of text.origin) this.origin.push(at);
    this.size += text.value.length;
    return [start, this.size];
  }

  /** Text that stands nowhere in the source: a separator. */
  insert(text: string): void {
    this.parts.push(text);
    for (let i = 0; i < text.length; i++) this.origin.push(-1);
    this.size += text.length;
  }

  done(): Tracked {
    return { value: this.parts.join(''), origin: this.origin };
  }
}
