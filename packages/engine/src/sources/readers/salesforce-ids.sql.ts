import { type Sql, sql } from '../../warehouse/index.ts';
import type { Check } from '../values/column-types.sql.ts';
import { setAside } from '../values/faults.ts';
import { first, type Texts } from './export-reader.sql.ts';

export const accountIds = ['Account ID', 'AccountId', 'Account Id'];
export const accountNames = ['Account Name', 'Account.Name'];

/** Reports write 15 characters of an id; the API adds three that check them, for programs that ignore capitals. */
export const salesforceKey = (id: Sql): Sql =>
  sql`('salesforce:' || case when length(${id}) = 18 then left(${id}, 15) else ${id} end)`;

/** The key of the account, by its id and else by its name. */
export function accountKey(text: Texts): Sql {
  return sql`coalesce(${salesforceKey(first(text, accountIds))}, 'salesforce:account:' || ${first(text, accountNames)})`;
}

/** Exports of the API may hold what lies in the recycle bin. */
export function deletedRecord(text: Texts): Check {
  return {
    fault: setAside('record-deleted', 'The record was deleted.', 'IsDeleted'),
    holds: sql`coalesce(lower(${text('IsDeleted')}) in ('true', '1'), false)`,
    value: text('IsDeleted'),
  };
}
