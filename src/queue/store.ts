import { SettingsError } from '../config.js';
import { limits } from './limits.js';

/** Where documents, what was read of their pages, and records are kept: a shared folder or an S3-compatible bucket. Keys have slashes and no `..`. */
export interface Store {
  /** As a person wrote it, without credentials. */
  readonly name: string;
  /** Null where there is nothing under the key. */
  get(key: string): Promise<Buffer | null>;
  /** Whole or not at all; what was there is replaced. */
  put(key: string, value: Uint8Array | string): Promise<void>;
  has(key: string): Promise<boolean>;
  /** Keys under a prefix, which ends with a slash. */
  list(prefix: string): AsyncIterable<string>;
  remove(key: string): Promise<void>;
  /** Takes away what was left half written long ago; returns how many files that were. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

/** The store itself fails (network, rights, full disk): no fault of the document; the same may work later. */
export class StoreError extends Error {
  constructor(store: string, action: string, cause: unknown) {
    super(`The store ${store} failed to ${action}: ${describe(cause)}`, { cause });
    this.name = 'StoreError';
  }
}

/** The store was given in a way that cannot be used. */
export class StoreUsageError extends SettingsError {}

function describe(cause: unknown): string {
  const { message, code, name } = cause as NodeJS.ErrnoException;
  return [...new Set([code, name === 'Error' ? undefined : name, message?.split('\n')[0]])].filter((part) => part !== undefined && part !== '').join(': ');
}

export interface StoreOptions {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Address of an S3-compatible service; null: AWS, or what `AWS_ENDPOINT_URL` says. */
  readonly s3Endpoint: string | null;
}

/**
 * A folder, or `s3://bucket/prefix`. Credentials come from the environment (the AWS chain), never from the address.
 * @throws {StoreUsageError} an address of another kind
 */
export async function openStore(address: string, { cwd, s3Endpoint }: StoreOptions): Promise<Store> {
  if (/^[a-z0-9+.-]+:\/\/[^/]*@/i.test(address)) throw new StoreUsageError('The address of the store holds credentials, which other users of the machine could see; put them into the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY).');
  if (address.startsWith('s3://')) return answering((await import('./store-s3.js')).openS3Store(address, s3Endpoint));
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(address)) throw new StoreUsageError(`The store ${JSON.stringify(address)} is neither a folder nor s3://bucket/prefix; give one of these with --store.`);
  const [{ resolve }, { openFolderStore }] = await Promise.all([import('node:path'), import('./store-folder.js')]);
  return answering(openFolderStore(resolve(cwd, address)));
}

/** A store that does not answer (a network folder that is gone) is one that fails: no document is to blame for the wait. */
function answering(store: Store, longest: number = limits.storeAnswer): Store {
  const bounded = async <T>(action: string, answer: Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new StoreError(store.name, action, new Error(`no answer in ${longest / 1000} s`))), longest)));
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  };
  return {
    ...store,
    get: (key) => bounded(`read ${key}`, store.get(key)),
    put: (key, value) => bounded(`write ${key}`, store.put(key, value)),
    has: (key) => bounded(`look for ${key}`, store.has(key)),
    remove: (key) => bounded(`remove ${key}`, store.remove(key)),
  };
}
