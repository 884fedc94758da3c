import type { WatchedFolder } from './folder.js';

/** Rings when something may have changed. What it was is for others to look at: one ring more does no harm. */
export class Alarm {
  #rung = false;
  #wake: (() => void) | null = null;
  #watcher: { close(): Promise<void> } | null = null;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Waits for a ring, or so many milliseconds. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = null;
    this.#rung = false;
  }

  /** Has the system tell of changes; `onTrouble` where it cannot (no more watches, a share that knows none). */
  async listen(folder: WatchedFolder, onTrouble: (error: unknown) => void): Promise<void> {
    await this.close();
    const { watch } = await import('chokidar');
    const watcher = watch(folder.path, { ignored: (path, stats) => folder.isIgnored(path, stats?.isFile() === true), ignoreInitial: true, followSymlinks: false, atomic: false, ignorePermissionErrors: true });
    // Files that came while the folder was first read are told of by no event.
    watcher.on('all', () => this.ring()).on('ready', () => this.ring()).on('error', (error) => {
      void this.close();
      onTrouble(error);
      this.ring();
    });
    this.#watcher = watcher;
  }

  async close(): Promise<void> {
    const watcher = this.#watcher;
    this.#watcher = null;
    await watcher?.close();
  }
}
