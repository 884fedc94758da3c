import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Catalogue } from './catalogue/catalogue.js';
import { storedRecords } from './compare-folders.js';
import { loadRecord } from './export/store.js';
import type { DocumentRecord } from './model/record.js';
import { appendDecision, caseOf, ReviewFinder, type NewDecision } from './review-files.js';
import type { Reviewed } from './review/apply.js';
import { checkValue, FieldError, readFields } from './review/check.js';
import { findWords } from './review/find-words.js';
import { fieldsOf, placeOf, standing, type FactKind, type Review } from './review/model.js';
import { entriesOf, factById, viewOf, type Entry, type EntryView } from './review/view.js';
import { NoRecordsError, readingText, storedReadings, withDecisions, type Failed } from './stored-readings.js';

export interface SessionOptions {
  readonly reviewer: string;
  readonly catalogue: Catalogue;
  /** Every fact, not only what is flagged. */
  readonly all?: boolean;
  /** Clock, for tests. */
  readonly now?: () => Date;
  readonly onRecord?: (done: number, total: number, path: string) => void;
}

/** What cannot be done, told to the page. `status` is that of HTTP. */
export class SessionError extends Error {
  constructor(readonly status: 400 | 404 | 409, readonly words: { readonly vi: string; readonly en: string }) {
    super(words.en);
  }
}
const gone = (): SessionError => new SessionError(404, { vi: 'Mục này không còn; hãy tải lại trang.', en: 'This is not there any more; load the page again.' });
const stale = (): SessionError => new SessionError(409, { vi: 'Bản ghi đã thay đổi; hãy tải lại trang và xem lại.', en: 'The record has changed; load the page again and look anew.' });

/** A document of the queue. All that is kept of it between requests; `latest`: when this reviewer last decided something that still counts. */
interface Held { readonly path: string; readonly id: string; readonly sha256: string; readonly name: string; entries: readonly Entry[]; latest: string | null }
interface Loaded { readonly original: DocumentRecord; readonly reviews: readonly Review[]; readonly reviewed: Reviewed; readonly text: string | null }

export interface QueueDocument { readonly document: number; readonly name: string; readonly entries: readonly Entry[] }

/** What the page asks for and tells. Nothing but the list of the queue is kept in memory: what was decided is on disk before it is answered. */
export class ReviewSession {
  readonly failed: Failed[] = [];
  readonly #held: Held[] = [];
  /** Documents of what was taken back, by the keys it was asked with: asked twice, it is done once. */
  readonly #undone = new Map<string, number>();
  #last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly output: string, private readonly options: SessionOptions, private readonly finder: ReviewFinder) {}

  /** Reads all records of a folder once. @throws {NoRecordsError} */
  static async open(output: string, options: SessionOptions): Promise<ReviewSession> {
    const stored = await storedRecords(output);
    if (stored.length === 0) throw new NoRecordsError(output);
    const session = new ReviewSession(output, options, await ReviewFinder.open(output, new Set(stored.map(({ id }) => id))));
    for await (const { file, original, reviewed, reviews, duplicateOf } of storedReadings(stored, output, session.failed, options.onRecord)) {
      if (duplicateOf !== null) continue;
      const { number, title } = original.document;
      for (const { decisions } of reviews) for (const each of decisions) if (each.kind === 'undo') session.#undone.set(each.key, session.#held.length);
      session.#held.push({ latest: session.#latestIn(reviews)?.at ?? null, path: file.path, id: original.id, sha256: original.source.sha256, name: number ?? title ?? original.source.file, entries: entriesOf(original, reviewed, options.all === true) });
    }
    return session;
  }

  get reviewer(): string {
    return this.options.reviewer;
  }

  /** Documents with something in the queue. */
  queue(): QueueDocument[] {
    return this.#held.map((_, document) => this.#shown(document)).filter(({ entries }) => entries.length > 0);
  }

  indicators(): { id: string; name: string; unit: string }[] {
    return this.options.catalogue.indicators.map(({ id, name, unit }) => ({ id, name, unit }));
  }

  async view(document: number, ref: string, what: FactKind): Promise<EntryView> {
    const { held, loaded } = await this.#load(document);
    return viewOf(entryIn(held, ref, what), { ...loaded, catalogue: this.options.catalogue });
  }

  /** The record and the place of a picture. */
  async place(document: number, ref: string, what: FactKind, index: number): Promise<{ record: DocumentRecord; page: number; bbox: readonly [number, number, number, number] } | null> {
    const { held, loaded: { original, reviewed } } = await this.#load(document);
    const entry = entryIn(held, ref, what);
    const fact = factById(original, entry);
    const name = entry.ref.replace(/^(?:lost|add):/, '');
    const decision = [...reviewed.settled, ...reviewed.lost].find((each) => each.decision.case === name)?.decision;
    const place = fact === undefined ? decision?.evidence : (fact.what === 'target' ? fact.it.mentions : [fact.it.evidence])[index];
    return place?.bbox == null ? null : { record: original, page: place.page, bbox: place.bbox };
  }

  /** Confirms, corrects or rejects a fact as the page saw it; of a decision that no longer fits, `reject` sets it aside. */
  decide(document: number, ref: string, what: FactKind, given: { kind: 'confirm' | 'correct' | 'reject'; key: string; before: unknown; after?: unknown }): Promise<QueueDocument> {
    return this.#inTurn(async () => {
      const { held, loaded } = await this.#load(document);
      const entry = entryIn(held, ref, what);
      if (entry.state === 'lost' || entry.state === 'add') return this.#setAside(document, held, loaded, entry, given);
      const fact = factById(loaded.original, entry);
      if (fact === undefined) throw gone();
      const before = fieldsOf(fact);
      // In the order of the fields, as the page got them.
      if (JSON.stringify(before) !== JSON.stringify(given.before)) throw stale();
      const evidence = placeOf(fact);
      if (evidence === null) throw new SessionError(400, { vi: 'Mục này không có vị trí trong văn bản.', en: 'This states no place in the document.' });
      const { file, sha256 } = loaded.original.source;
      const earlier = [...loaded.reviewed.settled, ...loaded.reviewed.lost].find(({ id, decision }) => id === entry.ref && decision.what === what && decision.kind !== 'add')?.decision;
      const base = { ...this.#signed(given.key), what, case: earlier?.case ?? caseOf(what, sha256, evidence, before), source: { file, sha256 }, evidence, before };
      const decision = given.kind === 'correct' ? { kind: given.kind, ...base, after: this.#changes(what, before, given.after) } : { kind: given.kind, ...base };
      return this.#append(document, held, decision as NewDecision);
    });
  }

  /** Adds a fact that was missed. */
  add(document: number, what: FactKind, given: { key: string; page: number; words: string; fields: unknown }): Promise<QueueDocument> {
    return this.#inTurn(async () => {
      const { held, loaded } = await this.#load(document);
      const { file, sha256, pages } = loaded.original.source;
      const fields = complete(what, this.#read(what, given.fields, []));
      const page = Math.min(given.page, Math.max(1, pages.length));
      const span = loaded.text === null ? null : findWords(loaded.text, given.words, null);
      if (span === null) throw new SessionError(400, { vi: 'Không tìm thấy câu chữ này trong văn bản đọc được: hãy chép đúng nguyên văn.', en: 'These words are not in the reading text: copy them as they stand there.' });
      const evidence = { page, bbox: null, span, text: loaded.text!.slice(span[0], span[1]) };
      return this.#append(document, held, { kind: 'add', ...this.#signed(given.key), what, case: caseOf('add', what, sha256, evidence, fields), source: { file, sha256 }, evidence, after: fields } as NewDecision);
    });
  }

  /** Takes back the latest decision of this reviewer that still counts, in whatever document. Null where there is none. Only the files of that document are read. */
  undo(key: string): Promise<{ changed: QueueDocument; ref: string | null } | null> {
    return this.#inTurn(async () => {
      const before = this.#undone.get(key);
      if (before !== undefined) return { changed: this.#shown(before), ref: null };
      for (let document = this.#latestHeld(); document !== null; document = this.#latestHeld()) {
        const { held, loaded } = await this.#load(document);
        const last = this.#latestIn(loaded.reviews);
        const known = held.latest;
        held.latest = last?.at ?? null;
        // Another process may have decided since: then the order is another one.
        if (last === null || held.latest !== known) continue;
        const ref = [...loaded.reviewed.settled, ...loaded.reviewed.lost].find(({ decision }) => decision.case === last.case)?.id ?? null;
        await appendDecision(this.output, last.review.id, { kind: 'undo', ...this.#signed(key), of: last.seq });
        this.#undone.set(key, document);
        return { changed: await this.#refresh(document, held), ref };
      }
      return null;
    });
  }

  #latestIn(reviews: readonly Review[]): { review: Review; seq: number; at: string; case: string } | null {
    const own = reviews.flatMap((review) => standing(review).filter(({ reviewer }) => reviewer === this.reviewer).map(({ seq, at, case: name }) => ({ review, seq, at, case: name })));
    return own.reduce<(typeof own)[number] | null>((last, each) => (last === null || each.at > last.at || (each.review === last.review && each.seq > last.seq) ? each : last), null);
  }

  /** The document this reviewer decided on last. */
  #latestHeld(): number | null {
    return this.#held.reduce<number | null>((best, { latest }, n) => (latest !== null && (best === null || latest > this.#held[best]!.latest!) ? n : best), null);
  }

  #setAside(document: number, held: Held, { reviews }: Loaded, entry: Entry, given: { kind: string; key: string }): Promise<QueueDocument> {
    if (given.kind !== 'reject') throw new SessionError(400, { vi: 'Quyết định này chỉ có thể bỏ.', en: 'This can only be set aside.' });
    const name = entry.ref.replace(/^(?:lost|add):/, '');
    const review = reviews.find((each) => standing(each).some((decision) => decision.case === name));
    const seq = review === undefined ? undefined : standing(review).find((decision) => decision.case === name)?.seq;
    if (review === undefined || seq === undefined) throw gone();
    return appendDecision(this.output, review.id, { kind: 'undo', ...this.#signed(given.key), of: seq }).then(() => this.#refresh(document, held));
  }

  /** The fields that differ from what was read. */
  #changes(what: FactKind, before: object, given: unknown): object {
    const was = before as Record<string, unknown>;
    const known = ['lead', 'coordinating', 'implementing'].flatMap((role) => was[role] as DocumentRecord['targets'][number]['lead']);
    const after = this.#read(what, given, known);
    if (what === 'target' && ['comparator', 'min', 'max'].some((field) => field in after)) checked(() => checkValue({ ...was, ...after } as Parameters<typeof checkValue>[0]));
    const changed = Object.entries(after).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field]));
    if (changed.length === 0) throw new SessionError(400, { vi: 'Chưa sửa gì: nếu đúng, hãy xác nhận.', en: 'Nothing was changed: confirm it if it is right.' });
    return Object.fromEntries(changed);
  }

  #read(what: FactKind, given: unknown, known: Parameters<typeof readFields>[2]): object {
    return checked(() => readFields(what, given, known, this.options.catalogue));
  }

  #signed(key: string): { key: string; at: string; reviewer: string } {
    return { key, at: (this.options.now?.() ?? new Date()).toISOString(), reviewer: this.reviewer };
  }

  async #append(document: number, held: Held, decision: NewDecision): Promise<QueueDocument> {
    await appendDecision(this.output, held.id, decision);
    this.finder.know(held.id);
    return this.#refresh(document, held);
  }

  async #refresh(document: number, held: Held): Promise<QueueDocument> {
    const { loaded } = await this.#load(document);
    held.latest = this.#latestIn(loaded.reviews)?.at ?? null;
    const facts = entriesOf(loaded.original, loaded.reviewed, true);
    // What was in the queue stays there, also where a decision on it was taken back.
    const known = new Set(held.entries.map(({ what, ref }) => `${what}|${ref}`));
    held.entries = facts.filter(({ what, ref, state }) => state !== 'open' || known.has(`${what}|${ref}`) || this.options.all === true || factById(loaded.original, { what, ref })?.it.needsReview === true);
    return this.#shown(document);
  }

  #shown(document: number): QueueDocument {
    const { name, entries } = this.#held[document]!;
    return { document, name, entries };
  }

  async #load(document: number): Promise<{ held: Held; loaded: Loaded }> {
    const held = this.#held[document];
    if (held === undefined) throw gone();
    const path = join(this.output, held.path);
    const original = await loadRecord(path).catch((error: NodeJS.ErrnoException) => Promise.reject(error.code === 'ENOENT' ? gone() : error));
    const reviews = await this.finder.of(held.id, held.sha256);
    return { held, loaded: { original, reviews, reviewed: await withDecisions(original, reviews, path), text: await readingText(path) } };
  }

  /** One change at a time. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Waits for what is being written. */
  async settle(): Promise<void> {
    await this.#last;
  }
}

function entryIn(held: Held, ref: string, what: FactKind): Entry {
  const entry = held.entries.find((each) => each.ref === ref && each.what === what);
  if (entry === undefined) throw gone();
  return entry;
}

function checked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FieldError) throw new SessionError(400, { vi: `${error.field}: ${error.words.vi}`, en: `${error.field}: ${error.words.en}` });
    throw error;
  }
}

/** An addition says everything; what was not typed is empty. */
function complete(what: FactKind, given: object): object {
  const lists = { lead: [], coordinating: [], implementing: [] };
  if (what === 'task') return { text: '', deliverable: null, timeframe: null, ...lists, ...given };
  const fields = { label: '', indicator: null, year: null, level: null, comparator: 'eq', min: null, max: null, unit: 'percent', ...lists, ...given };
  checked(() => checkValue(fields as Parameters<typeof checkValue>[0]));
  return fields;
}

/** The name a person goes by on this machine. */
export function defaultReviewer(): string {
  try {
    return userInfo().username;
  } catch {
    return 'reviewer';
  }
}
