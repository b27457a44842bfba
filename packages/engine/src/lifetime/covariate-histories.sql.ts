import { type GivenFact, givenFactClasses } from '../customers/index.ts';
import { perCustomer, type Sql, sql } from '../warehouse/index.ts';
import { type Stage, stageColumns } from './histories.sql.ts';

/** Between the classes of a customer's facts; no file has it. */
export const classSeparator = '\u001f';

/**
 * Each distinct history once with the customers who have the same classes of these facts, in days. `classes` holds one
 * class a fact, the empty text where nothing is known.
 */
export function historiesByFacts(stage: Stage, facts: readonly GivenFact[]): Sql {
  const { frequency, recency, age, known } = stageColumns[stage];
  const classes = facts
    .map((fact) => givenFactClasses[fact])
    .reduce((before, one) => sql`${before} || ${classSeparator} || ${one}`);
  const each = sql`select classes, x, last, watched
    from (select customer_id, ${frequency} as x, ${recency} as last, ${age} as watched
      from lifetime_histories where ${known}) h
    join (select customer_id as id, ${classes} as classes from customer_facts) f on f.id = h.customer_id`;
  return sql`select classes, x as frequency, last as recency, watched as age, customers from (
      select classes, x, last, watched, count(*) as customers from ${perCustomer(each)} each_one
      group by classes, x, last, watched
    ) histories order by classes, frequency, recency, age`;
}
