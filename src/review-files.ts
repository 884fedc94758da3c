import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { emptyReview, ReviewSchema, type Decision, type Review } from './review/model.js';
import { writeWhole } from './write-whole.js';

/** A file named like a review that is none. */
export class ReviewFileError extends Error {
  constructor(readonly path: string, readonly reason: string) {
    super(`${path} holds no decisions of kehoach: ${reason}. Mend it, or move it away and decide again.`);
  }
}

const ending = '.review.json';

/** Where the decisions on a document are kept: `<id>.review.json`, beside its records. */
export const reviewPath = (output: string, id: string): string => join(output, ...id.split('/')).concat(ending);

/**
 * The decisions on a document; null where nobody has made one.
 * @throws {ReviewFileError} where the file cannot be understood: what people decided is never passed over in silence
 */
export async function loadReview(output: string, id: string): Promise<Review | null> {
  const path = reviewPath(output, id);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return parseReview(text, path, id);
}

function parseReview(text: string, path: string, id: string): Review {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ReviewFileError(path, 'it is not JSON');
  }
  const parsed = ReviewSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new ReviewFileError(path, issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`);
  }
  if (parsed.data.id !== id) throw new ReviewFileError(path, `it is of ${parsed.data.id}, not of ${id}`);
  return parsed.data;
}

/** A decision as it is handed in; its place in the file is given when it is written. */
export type NewDecision = Decision extends infer D ? (D extends Decision ? Omit<D, 'seq'> : never) : never;

export const reviewJson = (review: Review): string => `${JSON.stringify(review, null, 1)}\n`;

/**
 * Writes one decision behind those on disk, whole or not at all, and gives all of them. The file is read anew under a lock, so that nothing another
 * process wrote is lost. One whose key is there already is not written again.
 */
export async function appendDecision(output: string, id: string, decision: NewDecision): Promise<Review> {
  const path = reviewPath(output, id);
  await mkdir(dirname(path), { recursive: true });
  const { lock } = await import('proper-lockfile');

  // Stale soon: a process that was killed holds nobody up for long. Held for the time of one write.
  const release = await lock(path, { realpath: false, stale: 3000, update: 1000, retries: { retries: 60, minTimeout: 50, maxTimeout: 200 } });
  try {
    const review = (await loadReview(output, id)) ?? emptyReview(id);
    if (review.decisions.some(({ key }) => key === decision.key)) return review;
    const next = ReviewSchema.parse({ ...review, decisions: [...review.decisions, { ...decision, seq: review.decisions.length + 1 }] });
    await writeWhole(path, reviewJson(next));
    return next;
  } finally {
    await release();
  }
}

/** Ids that have decisions, in an output folder. */
export async function reviewedIds(output: string): Promise<string[]> {
  const names = await readdir(output, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length).split(sep).join('/')).sort();
}

/** What decisions on one fact have in common: made of the fact as it was first seen. */
export const caseOf = (...parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/**
 * Finds the decisions on documents. A new reading may give a document another id (its number or date read better): decisions left under an id of which
 * there is no record are taken by the record of the very file they were made on.
 */
export class ReviewFinder {
  readonly #own: Set<string>;
  readonly #orphans: readonly string[];
  readonly #broken: ReviewFileError[] = [];
  #byHash: Promise<Map<string, string[]>> | null = null;

  private constructor(private readonly output: string, ids: ReadonlySet<string>, reviewed: readonly string[]) {
    this.#own = new Set(reviewed.filter((id) => ids.has(id)));
    this.#orphans = reviewed.filter((id) => !ids.has(id));
  }

  /** `ids`: of the records that are there. */
  static async open(output: string, ids: ReadonlySet<string>): Promise<ReviewFinder> {
    return new ReviewFinder(output, ids, await reviewedIds(output));
  }

  /** A document of this folder has decisions now. */
  know(id: string): void {
    this.#own.add(id);
  }

  /** Files of decisions under ids without a record that cannot be understood: whose they are cannot be told. */
  async broken(): Promise<ReviewFileError[]> {
    if (this.#orphans.length > 0) await (this.#byHash ??= this.#hashes());
    return this.#broken;
  }

  /** Files of decisions that are about a record, its own first. @throws {ReviewFileError} */
  async of(id: string, sha256: string): Promise<Review[]> {
    const out: Review[] = [];
    if (this.#own.has(id)) out.push((await loadReview(this.output, id)) ?? emptyReview(id));
    if (this.#orphans.length === 0) return out;
    for (const orphan of (await (this.#byHash ??= this.#hashes())).get(sha256) ?? []) out.push((await loadReview(this.output, orphan)) ?? emptyReview(orphan));
    return out;
  }

  async #hashes(): Promise<Map<string, string[]>> {
    const out = new Map<string, string[]>();
    for (const id of this.#orphans) {
      const review = await loadReview(this.output, id).catch((error: unknown) => {
        if (!(error instanceof ReviewFileError)) throw error;
        this.#broken.push(error);
        return null;
      });
      const hashes = new Set(review?.decisions.flatMap((each) => (each.kind === 'undo' ? [] : [each.source.sha256])));
      for (const hash of hashes) out.set(hash, [...(out.get(hash) ?? []), id]);
    }
    return out;
  }
}
