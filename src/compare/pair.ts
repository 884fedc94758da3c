/** A record in an output folder, as its path tells it: `<id>.<first 8 of sha256>.json`. */
export interface StoredRecord {
  readonly path: string;
  readonly id: string;
  readonly sha8: string;
}

export interface RecordPair {
  readonly a: StoredRecord;
  readonly b: StoredRecord;
  /** What both have in common; the first that holds. */
  readonly by: 'id' | 'sha256' | 'file';
}

export interface PairedRecords {
  readonly pairs: readonly RecordPair[];
  readonly onlyA: readonly StoredRecord[];
  readonly onlyB: readonly StoredRecord[];
}

/**
 * Records of two folders that are of the same document. Several records of one id (a plan as PDF and as Word file) find their partners by the
 * bytes they were made from, then by the file's name; what is left of an id with one record on either side is the same document in another file.
 * `fileOf` is asked only where id and bytes do not decide; null where a record cannot be read.
 */
export async function pairRecords(as: readonly StoredRecord[], bs: readonly StoredRecord[], fileOf: (record: StoredRecord) => Promise<string | null>): Promise<PairedRecords> {
  const pairs: RecordPair[] = [];
  let [left, right] = [[...as], [...bs]];
  const pass = async (by: RecordPair['by'], key: (record: StoredRecord) => Promise<string | null> | string | null): Promise<void> => {
    const [inA, inB] = [await groups(left, key), await groups(right, key)];
    for (const [name, [a, ...moreA]] of inA) {
      const [b, ...moreB] = inB.get(name) ?? [];
      if (b !== undefined && moreA.length + moreB.length === 0) pairs.push({ a: a!, b, by });
    }
    const taken = new Set(pairs.flatMap(({ a, b }) => [a, b]));
    left = left.filter((each) => !taken.has(each));
    right = right.filter((each) => !taken.has(each));
  };
  await pass('id', ({ id, sha8 }) => `${id}.${sha8}`);
  await pass('sha256', ({ sha8 }) => sha8);
  const shared = sharedIds(left, right);
  await pass('id', async (record) => (shared.has(record.id) ? withFile(record.id, await fileOf(record)) : null));
  await pass('id', ({ id }) => id);
  if (left.length > 0 && right.length > 0) await pass('file', fileOf);
  return { pairs: pairs.sort((p, q) => (p.a.path < q.a.path ? -1 : 1)), onlyA: left, onlyB: right };
}

const withFile = (id: string, file: string | null): string | null => (file === null ? null : `${id}\n${file}`);

/** Ids that several records of either side bear and the other side has too: only there do files' names matter. */
function sharedIds(left: readonly StoredRecord[], right: readonly StoredRecord[]): ReadonlySet<string> {
  const count = (list: readonly StoredRecord[]): Map<string, number> => {
    const out = new Map<string, number>();
    for (const { id } of list) out.set(id, (out.get(id) ?? 0) + 1);
    return out;
  };
  const [inA, inB] = [count(left), count(right)];
  return new Set([...inA].filter(([id, times]) => inB.has(id) && times + inB.get(id)! > 2).map(([id]) => id));
}

async function groups(list: readonly StoredRecord[], key: (record: StoredRecord) => Promise<string | null> | string | null): Promise<Map<string, StoredRecord[]>> {
  const out = new Map<string, StoredRecord[]>();
  for (const record of list) {
    const name = await key(record);
    if (name !== null) out.set(name, [...(out.get(name) ?? []), record]);
  }
  return out;
}
