import { finding } from '../../findings/report.js';
import type { Finding } from '../../model/finding.js';

const longest = 120;

/** What was seen on the way that a person should know of, counted. */
export class Tally {
  inserted = 0;
  deleted = 0;
  moved = 0;
  /** Deepest nesting of tables. */
  depth = 0;
  readonly hidden: string[] = [];
  /** Names of what is no text: pictures, embedded objects. */
  readonly objects: string[] = [];
  /** Text of page headers and footers. */
  readonly margins: string[] = [];

  findings(unknownNumbers: ReadonlyMap<string, number>): Finding[] {
    const out: Finding[] = [];
    const { inserted, deleted, moved } = this;
    if (inserted + deleted + moved > 0) out.push(finding('tracked-changes', { inserted, deleted, moved }));
    if (this.hidden.length > 0) out.push(finding('hidden-text', { count: this.hidden.length, text: excerpt(this.hidden.join(' … ')) }));
    for (const [format, count] of unknownNumbers) out.push(finding('unknown-numbering', { format, count }));
    if (this.objects.length > 0) out.push(finding('unread-object', { count: this.objects.length, text: [...new Set(this.objects)].sort().join(', ') }));
    if (this.depth > 2) out.push(finding('deep-tables', { depth: this.depth }));
    if (this.margins.length > 0) out.push(finding('page-margin-text', { text: excerpt([...new Set(this.margins)].join(' … ')) }));
    return out;
  }
}

const excerpt = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
