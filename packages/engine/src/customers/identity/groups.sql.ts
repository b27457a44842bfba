import { ident, join, type Sql, sql } from '../../warehouse/index.ts';

export type GroupLevel = 'household' | 'account';

const key = ident('key');

/** The groups that the customer file names for the identifiers of each person. The prefix keeps them from being ids. */
function named(level: GroupLevel): Sql {
  const column = ident(`${level}_id`);
  return sql`select distinct coalesce(i.customer_id, c.customer_id) as person, ${`${level}:`} || c.${column} as grouped
    from customers c left join identity_persons i on i.${key} = c.customer_id where c.${column} is not null`;
}

/** The table `identity_groups`: the household or account of each person who has exactly one. */
export function groupOfPersons(level: GroupLevel): Sql {
  return sql`select person, min(grouped) as grouped from (${named(level)}) named group by person having count(*) = 1`;
}

/** People for whom the customer file names two or more, each with one of them a row. */
export function severalGroups(level: GroupLevel): Sql {
  return sql`select person, grouped from (
      select person, grouped, count(*) over (partition by person) as groups from (${named(level)}) named
    ) counted where groups > 1`;
}

/** The identifiers that the customer file puts into these groups. */
export function membersOf(groups: readonly string[], level: GroupLevel): Sql {
  return sql`select grouped, ${key} from (
      select ${`${level}:`} || c.${ident(`${level}_id`)} as grouped, c.customer_id as ${key} from customers c
    ) named where grouped in (${join(groups)}) order by grouped, ${key}`;
}
