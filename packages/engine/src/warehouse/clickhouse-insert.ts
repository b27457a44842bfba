import { setTimeout } from 'node:timers/promises';
import type { ClickHouseSettings } from '@clickhouse/client';
import { mayHaveArrived } from './clickhouse-error.ts';

/** How long is waited before an insert is sent again, in milliseconds. */
const pauses = [250, 1000] as const;

/**
 * The settings of an insert that may be sent twice and counts once: the server remembers each block by the token and its
 * place. Rows therefore have to arrive in blocks that are the same each time: in the order of the file, by one thread,
 * and not gathered with the rows of other inserts.
 */
export function idempotent(token: string): ClickHouseSettings {
  return {
    insert_deduplicate: 1,
    insert_deduplication_token: token,
    async_insert: 0,
    max_insert_threads: '1',
    input_format_parallel_parsing: 0,
    input_format_parquet_preserve_order: 1,
  };
}

/** Sends an insert, and again when nobody can tell whether it arrived. Rejects with the last failure. */
export async function insertOnce(
  send: () => Promise<unknown>,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const pause of pauses) {
    try {
      await send();
      return;
    } catch (error) {
      if (signal?.aborted || !mayHaveArrived(error)) throw error;
      await setTimeout(pause, undefined, signal ? { signal } : {});
    }
  }
  await send();
}
