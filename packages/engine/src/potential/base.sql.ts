import { type Dialect, join, type Part, raw, type Sql, sql } from '../warehouse/index.ts';
import { cohortLimits, peerFactNames, peerFacts } from './peer-facts.sql.ts';

export interface BaseOptions {
  readonly asOf: Part;
  readonly dialect: Dialect;
}

/** Days of the year of spending, whatever `windows.year` compares: people are asked about a year. */
export const yearDays = 365;

/**
 * Table `potential_base`, a row a customer: `spend`, what was paid here in the year up to `asOf`, less refunds; `told`,
 * what the customer spends in the category with anyone, where that is known; and the classes of what spending does not
 * cause. A share of wallet tells the category's spend where something was spent; a share of nothing tells nothing.
 */
export function potentialBase({ asOf, dialect }: BaseOptions): Sql {
  const spend = dialect.toDouble(raw('spent'));
  const joined = sql`case when created_at < first_purchase then created_at else first_purchase end`;
  const age = dialect.daysBetween(joined, asOf);
  const cohort = join(
    cohortLimits.map((limit, i) => sql`when ${age} < ${raw(String(limit))} then ${raw(`'${i}'`)}`),
    ' ',
  );
  const facts = peerFactNames.map((name) => sql`${peerFacts[name]} as ${raw(name)}`);
  const spending = sql`select customer_id, sum(paid - refunded) as spent from purchase_days
    where day > ${dialect.addDays(asOf, -yearDays)} and day <= ${asOf} group by customer_id`;
  const joinedFacts = sql`select f.customer_id as customer_id, f.created_at as created_at,
      f.first_purchase as first_purchase, f.category_spend as category_spend, f.share_of_wallet as share_of_wallet,
      ${join(peerFactNames.map((name) => sql`${raw(`f.${name}`)} as ${raw(name)}`))},
      coalesce(s.spent, 0) as spent
    from customer_facts f left join (${spending}) s on s.customer_id = f.customer_id`;
  return sql`select customer_id, ${dialect.round(spend, 4)} as spend,
      case when category_spend is not null then ${dialect.toDouble(raw('category_spend'))}
        when share_of_wallet > 0 and spent > 0 then ${spend} / share_of_wallet end as told,
      case ${cohort} else ${raw(`'${cohortLimits.length}'`)} end as cohort,
      case when spent > 0 then '1' else '0' end as spends,
      ${join(facts)}
    from (${joinedFacts}) joined`;
}

/** One row: customers, how many of them told, and how many of those told less than they spend here. */
export function baseCounts(): Sql {
  return sql`select count(*) as customers, count(told) as told,
      count(*) filter (where told < spend) as below from potential_base`;
}

/** The columns of a model's rows. */
export const sampleShape = {
  spend: 'number',
  told: 'number?',
  cohort: 'text',
  spends: 'text',
  region: 'text',
  country: 'text',
  industry: 'text',
  company_size: 'text',
  household_size: 'text',
  acquisition_channel: 'text',
} as const;

/** 2³² over the golden ratio, as an odd whole number: multiples of it fall evenly between 0 and 2³². */
const golden = 2_654_435_761;
const circle = 2 ** 32;

/**
 * About `share` of the customers, of all or of those who told, spread evenly over the ids by multiples of the golden
 * ratio: every hundredth would be taken in by ids whose last digits mean something. The same on both engines, because
 * ids are compared by bytes. Source: Knuth, The Art of Computer Programming 3, 6.4 (Fibonacci hashing).
 */
export function baseSample(of: 'all' | 'told', share: number): Sql {
  const columns = join(Object.keys(sampleShape).map((name) => raw(name)));
  return sql`select ${columns} from (
      select ${columns}, customer_id, row_number() over (order by customer_id) as place from potential_base
      ${of === 'told' ? sql`where told is not null` : sql``}
    ) placed where (place * ${golden}) % ${circle} < ${Math.ceil(circle * Math.min(1, share))} order by customer_id`;
}
