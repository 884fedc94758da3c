import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { StoreError, StoreUsageError, type Store } from './store.js';

/** `s3://bucket/some/prefix` → bucket, and a prefix that is empty or ends with a slash. */
function parseAddress(address: string): { bucket: string; prefix: string } {
  const match = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(address);
  if (match === null) throw new StoreUsageError(`The store ${JSON.stringify(address)} is not of the form s3://bucket/prefix.`);
  const prefix = (match[2] ?? '').replace(/\/+$/, '');
  return { bucket: match[1]!, prefix: prefix === '' ? '' : `${prefix}/` };
}

function missing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return name === 'NoSuchKey' || name === 'NotFound' || ($metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket');
}

/** A bucket of an S3-compatible service. Objects appear whole or not at all. */
export function openS3Store(address: string, endpoint: string | null): Store {
  const { bucket, prefix } = parseAddress(address);
  const region = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? (endpoint === null ? undefined : 'us-east-1');
  // Other services than AWS know buckets by path, and not all know its newer checksums.
  const own = endpoint === null ? {} : { endpoint, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' } as const;
  const client = new S3Client({ ...(region === undefined ? {} : { region }), ...own, maxAttempts: 5 });
  const at = (key: string): { Bucket: string; Key: string } => ({ Bucket: bucket, Key: prefix + key });
  const guarded = async <T>(action: string, work: () => Promise<T>, nothing?: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (nothing !== undefined && missing(error)) return nothing;
      throw new StoreError(address, action, error);
    }
  };
  return {
    name: address,
    get: (key) => guarded<Buffer | null>(`read ${key}`, async () => Buffer.from(await (await client.send(new GetObjectCommand(at(key)))).Body!.transformToByteArray()), null),
    put: (key, value) => guarded(`write ${key}`, async () => void (await client.send(new PutObjectCommand({ ...at(key), Body: Buffer.from(value as Uint8Array) })))),
    has: (key) => guarded(`look for ${key}`, async () => (await client.send(new HeadObjectCommand(at(key)))) !== undefined, false),
    async *list(under) {
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix + under })) for (const { Key } of page.Contents ?? []) yield Key!.slice(prefix.length);
    },
    remove: (key) => guarded(`remove ${key}`, async () => void (await client.send(new DeleteObjectCommand(at(key))))),
    sweep: async () => 0, // a PUT that was cut off leaves nothing
    close: async () => client.destroy(),
  };
}
