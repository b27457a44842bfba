import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A running ClickHouse of this process alone. */
export interface RunningClickHouse {
  /** The address of its database `default`. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the test-only ClickHouse (see `clickhouse-front.ts`) and waits until it answers. With `shards` it knows a cluster
 * `spread` of servers that listen on these ports.
 */
export async function startClickHouse(shards: readonly number[] = []): Promise<RunningClickHouse> {
  const program = join(import.meta.dirname, 'clickhouse-front.ts');
  const child = spawn(process.execPath, [program, ...shards.map(String)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const firstLine = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const [url] = await Promise.race([
    firstLine,
    ended.then(([code]): never => {
      throw new Error(`The ClickHouse front ended with status ${code} before it answered.`);
    }),
  ]);
  return {
    url,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
