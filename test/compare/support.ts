import { fixture } from '../support/documents.js';
import { extract } from '../../src/extract.js';
import { factKinds, type KindDiff, type RecordDiff } from '../../src/compare/model.js';
import type { DocumentRecord } from '../../src/model/record.js';

export const readFixture = (name: string): Promise<DocumentRecord> => extract(fixture(name), { file: name });
export const copy = <T>(value: T): T => structuredClone(value);

/** Each kind that has differences, as "kind +gained -lost ~field,field". */
export function summary(diff: RecordDiff): string[] {
  const kinds = factKinds.map((kind) => ({ kind, diff: diff[kind] })).filter(({ diff: { gained, lost, changed } }) => gained.length + lost.length + changed.length > 0);
  return [
    ...(diff.document.length > 0 ? [`document ${fields(diff.document)}`] : []),
    ...kinds.map(({ kind, diff: { gained, lost, changed } }) => [kind, ...(gained.length > 0 ? [`+${gained.length}`] : []), ...(lost.length > 0 ? [`-${lost.length}`] : []), ...changed.map((each) => `~${fields(each.changes)}`)].join(' ')),
  ];
}

const fields = (changes: RecordDiff['document']): string => changes.map(({ field, kind }) => (kind === 'value' ? field : `${field}(${kind})`)).join(',');

/** A diff without the order of its lists. */
export function unordered(diff: RecordDiff): unknown {
  const sorted = (list: readonly unknown[]): string[] => list.map((each) => JSON.stringify(each)).sort();
  const kind = ({ same, gained, lost, changed }: KindDiff): unknown => ({ same, gained: sorted(gained), lost: sorted(lost), changed: sorted(changed) });
  return { equal: diff.equal, document: diff.document, kinds: factKinds.map((name) => kind(diff[name])) };
}

/** The same differences seen from the other side. */
export function mirrored(diff: RecordDiff): RecordDiff {
  const turn = (changes: RecordDiff['document']): RecordDiff['document'] => changes.map(({ field, kind, before, after }) => ({ field, kind, before: after, after: before }));
  const kinds = factKinds.map((name) => {
    const { same, gained, lost, changed } = diff[name];
    return [name, { same, gained: lost, lost: gained, changed: changed.map(({ before, after, changes }) => ({ before: after, after: before, changes: turn(changes) })) }];
  });
  return { ...diff, a: diff.b, b: diff.a, document: turn(diff.document), ...(Object.fromEntries(kinds) as Record<(typeof factKinds)[number], KindDiff>) };
}
