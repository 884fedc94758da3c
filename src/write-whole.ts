import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** What a file is called until it is whole: its name, and this behind it. */
export const halfWritten = /\.[0-9a-f]{8}\.half$/;

/**
 * Writes a file whole or not at all: beside its place, and moved there when every byte is on disk. Files that were there stay as they were until then.
 * `sync`: wait for the disk itself, so that the file survives a power cut too.
 * @throws the system's error (no space, not allowed …); nothing is left of the file then
 */
export async function writeWhole(path: string, data: string | Uint8Array, { sync = true }: { readonly sync?: boolean } = {}): Promise<void> {
  const half = `${path}.${randomBytes(4).toString('hex')}.half`;
  try {
    const file = await open(half, 'wx');
    try {
      // Goes on after a short write, which a full disk answers first, and then fails.
      await file.writeFile(data);
      if (sync) await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}
