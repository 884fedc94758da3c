import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Whether tests with a real server run: wherever redis-server is installed, and on CI, where it must be. */
export const redisRuns: boolean = spawnSync('redis-server', ['--version']).status === 0 || process.env['CI'] === 'true';
export const redisTitle = redisRuns ? 'on a real redis-server' : 'on a real redis-server (skipped: redis-server is not installed)';

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A redis-server on loopback, every write on disk before it is answered; it can be killed and started again on what it wrote. */
export class RedisServer {
  private constructor(readonly port: number, private readonly folder: string, private child: ChildProcess, private readonly more: readonly string[]) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** `more`: options of the server. */
  static async start(folder: string, more: readonly string[] = []): Promise<RedisServer> {
    const port = await freePort();
    const server = new RedisServer(port, folder, RedisServer.spawn(port, folder, more), more);
    await server.answers();
    return server;
  }

  private static spawn(port: number, folder: string, more: readonly string[]): ChildProcess {
    return spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction', ...more], { stdio: 'ignore' });
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  async restart(): Promise<void> {
    await this.kill();
    this.child = RedisServer.spawn(this.port, this.folder, this.more);
    await this.answers();
  }

  /** A client of the test's own, to be disconnected by it. */
  client(): Redis {
    return new Redis(this.url, { maxRetriesPerRequest: null }).on('error', () => undefined);
  }

  private async answers(): Promise<void> {
    for (let i = 0; i < 200; i++) {
      if (this.child.exitCode !== null) throw new Error(`redis-server ended with ${this.child.exitCode}`);
      const client = new Redis(this.url, { lazyConnect: true, retryStrategy: () => null }).on('error', () => undefined);
      const pong = await client.connect().then(() => client.ping(), () => null);
      client.disconnect();
      if (pong === 'PONG') return;
      await sleep(50);
    }
    throw new Error('redis-server does not answer');
  }
}
