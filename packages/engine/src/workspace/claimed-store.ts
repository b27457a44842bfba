import { AttuneError } from '../errors/index.ts';
import { claimPostgresStore, type StoreClaim } from '../store/index.ts';

/**
 * Claims a store on PostgreSQL for this process.
 *
 * @throws AttuneError `workspace-busy` where another program has it
 */
export async function claimedStore(storeAt: string): Promise<StoreClaim> {
  const claim = await claimPostgresStore(storeAt);
  if (!('holder' in claim)) return claim;
  throw new AttuneError('workspace-busy', `The store of this workspace is in use by ${claim.holder}.`, {
    remedy: 'Stop that program, or name another database in DATABASE_URL.',
  });
}
