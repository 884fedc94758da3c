import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { loadCatalogue, type Catalogue } from '../catalogue/catalogue.js';
import { StoreError, type Store } from './store.js';

/** Catalogues of users, taken from the store once. */
export function catalogueLoader(store: Store): (key: string | null) => Promise<Catalogue> {
  const loaded = new Map<string, Catalogue>();
  return async (key) => {
    if (key === null) return loadCatalogue();
    const known = loaded.get(key);
    if (known !== undefined) return known;
    const bytes = await store.get(key);
    if (bytes === null) throw new StoreError(store.name, `read ${key}`, new Error('it is not there'));
    const folder = await mkdtemp(join(tmpdir(), 'kehoach-catalogue-'));
    try {
      const path = join(folder, basename(key));
      await writeFile(path, bytes);
      const catalogue = loadCatalogue(path);
      loaded.set(key, catalogue);
      return catalogue;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
