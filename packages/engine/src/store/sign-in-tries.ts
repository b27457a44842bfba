import type { Database } from './database.ts';
import { lockForAppending } from './engine.sql.ts';

/** How long to wait after so many failures, in milliseconds. */
export type Delay = (failures: number) => number;

/** Failed tries to sign in, by account; kept so that a restart forgives nobody. */
export interface SignInTries {
  /**
   * Takes the next try, or says from when on there is one. A try counts as a failure until `succeeded`, so that
   * many at the same moment are counted too; a refused one does not, so that trying on delays nobody further.
   *
   * @param account who it is about, hashed
   * @param delay how long the next try has to wait, given the failures so far and this one
   */
  take(account: string, delay: Delay): Promise<{ readonly nextAt?: Date }>;
  succeeded(account: string): Promise<void>;
}

/** After a day without a failure an account starts anew. */
const forgottenAfterMs = 86_400_000;

export function signInTriesOf(database: Database): SignInTries {
  return {
    take: (account, delay) =>
      database.write(async (db) => {
        await lockForAppending(db, database.engine, 'sign_in_tries');
        const now = database.clock();
        await db
          .deleteFrom('sign_in_tries')
          .where('last_at', '<', new Date(now.getTime() - forgottenAfterMs).toISOString())
          .execute();
        const before = await db
          .selectFrom('sign_in_tries')
          .selectAll()
          .where('account', '=', account)
          .executeTakeFirst();
        if (before && before.next_at > now.toISOString()) return { nextAt: new Date(before.next_at) };
        const failures = (before?.failures ?? 0) + 1;
        const row = {
          failures,
          last_at: now.toISOString(),
          next_at: new Date(now.getTime() + delay(failures)).toISOString(),
        };
        await db
          .insertInto('sign_in_tries')
          .values({ account, ...row })
          .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
          .execute();
        return {};
      }),

    succeeded: (account) =>
      database.write(async (db) => {
        await db.deleteFrom('sign_in_tries').where('account', '=', account).execute();
      }),
  };
}
