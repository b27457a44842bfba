import { hostname } from 'node:os';
import { Client } from 'pg';
import { claimFree, claimHolder, claimStore, nameConnection } from './claim.sql.ts';
import { unavailable, withoutPassword } from './database.ts';

/** The right to be the one program that works on a PostgreSQL store. */
export interface StoreClaim {
  /** Lets others who ask know where this program answers. */
  announce(address: string): Promise<void>;
  /** Whether the server still knows of it: with the connection the claim is gone. */
  isHeld(): boolean;
  release(): Promise<void>;
}

/**
 * Claims a store on PostgreSQL, for machines that share one; a SQLite store is claimed with its folder.
 * The server gives the claim back when this program or its connection ends, in whatever way.
 *
 * @returns the claim, or who has it, in words
 * @throws AttuneError `store-unavailable`
 */
export async function claimPostgresStore(address: string): Promise<StoreClaim | { readonly holder: string }> {
  const self = `attune ${process.pid} on ${hostname()}`.slice(0, 40);
  const client = new Client({ connectionString: address, keepAlive: true, connectionTimeoutMillis: 10_000 });
  let held = false;
  const lost = () => {
    held = false;
  };
  client.on('error', lost);
  client.on('end', lost);
  try {
    await client.connect();
    await client.query(nameConnection, [self]);
    const { rows } = await client.query<{ taken: boolean }>(claimStore);
    if (rows[0]?.taken !== true) {
      const { rows: holders } = await client.query<{ name: string | null }>(claimHolder);
      await client.end();
      return { holder: holders[0]?.name || 'a program that does not give its name' };
    }
  } catch (error) {
    await client.end().catch(() => {});
    throw unavailable(error, withoutPassword(address)) ?? error;
  }
  held = true;
  return {
    async announce(at) {
      await client.query(nameConnection, [`${self} at ${at}`.slice(0, 63)]);
    },
    isHeld: () => held,
    async release() {
      if (held) await client.query(claimFree).catch(() => {});
      await client.end().catch(() => {});
    },
  };
}
