import type { Playbook } from '../playbook/index.ts';
import { raw, type Sql, sql } from '../warehouse/index.ts';

export type GivenFact = Playbook['potential']['facts'][number];

/** A text class for each customer; the empty text where nothing is known. */
const given = (name: string) => sql`coalesce(${raw(name)}, '')`;

/** Classes of a number by their upper limits, which a class does not hold itself. */
function classes(name: string, limits: readonly (readonly [number, string])[], last: string): Sql {
  const steps = limits.map(([limit, label]) => `when ${name} < ${limit} then '${label}'`).join(' ');
  return sql`case when ${raw(name)} is null then '' ${raw(steps)} else ${raw(`'${last}'`)} end`;
}

/** What is known of a customer that spending does not cause, as classes. */
export const givenFactClasses: Readonly<Record<GivenFact, Sql>> = {
  region: given('region'),
  country: given('country'),
  industry: given('industry'),
  // Micro, small, medium and large enterprises: EU Recommendation 2003/361/EC, article 2 of the annex.
  company_size: classes(
    'company_size',
    [
      [10, 'under 10'],
      [50, '10–49'],
      [250, '50–249'],
    ],
    '250 or more',
  ),
  household_size: classes(
    'household_size',
    [
      [1.5, '1'],
      [2.5, '2'],
      [3.5, '3'],
      [4.5, '4'],
    ],
    '5 or more',
  ),
  acquisition_channel: given('acquisition_channel'),
};
