import { type Sql, sql } from '../../warehouse/index.ts';
import { first, type Texts } from './export-reader.sql.ts';

export const companyIds = [
  'Associated Company IDs (Primary)',
  'Associated Company ID (Primary)',
  'Primary Associated Company ID',
  'Associated Company IDs',
  'Associated Company ID',
];
export const companyNames = [
  'Associated Company (Primary)',
  'Associated Company',
  'Associated Company Names (Primary)',
  'Company name',
  'Company Name',
];

export const contactKey = (id: Sql): Sql => sql`('hubspot:' || ${id})`;

/** HubSpot counts contacts and companies each from its own beginning, so an id alone could be either. */
const companyKey = (id: Sql): Sql => sql`('hubspot:company:' || ${id})`;

/** The key of the one company that a row names, by its id and else by its name; null where it names several. */
export function onlyCompany(text: Texts): Sql {
  return companyKey(sql`coalesce(${only(first(text, companyIds))}, case when ${first(text, companyIds)} is null
    then ${only(first(text, companyNames))} end)`);
}

/** Several records stand in one field, apart by semicolons: null then. */
export function only(list: Sql): Sql {
  return sql`(case when not contains(${list}, ';') then ${list} end)`;
}
