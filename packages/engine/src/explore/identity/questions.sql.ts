import { evidence } from '../../customers/index.ts';
import { ident, join, raw, type Sql, sql } from '../../warehouse/index.ts';

const key = ident('key');
const rows = ident('rows');

const oneOf = (values: readonly string[]) => sql`(${join(values)})`;

/** The questions that decisions on these identifiers, of these customers, may answer: a row a customer. */
export function questionsTouched(keys: readonly string[], customers: readonly string[]): Sql {
  return sql`select question, ${key}, customer_id from identity_conflicts where question in (
      select question from identity_conflicts where ${key} in ${oneOf(keys)} or customer_id in ${oneOf(customers)}
    ) order by question, customer_id`;
}

export interface QuestionsSought {
  /** Answered since: not asked any more. */
  readonly answered: readonly string[];
  /** Put off: asked last. */
  readonly later: readonly string[];
  /** Only those that this customer is in. */
  readonly customer?: string | undefined;
}

function sought({ answered, customer }: Omit<QuestionsSought, 'later'>): Sql {
  const conditions = [
    ...(answered.length === 0 ? [] : [sql`question not in ${oneOf(answered)}`]),
    ...(customer === undefined
      ? []
      : [sql`question in (select question from identity_conflicts where customer_id = ${customer})`]),
  ];
  return conditions.length === 0 ? sql`true` : join(conditions, ' and ');
}

export function questionCount(which: QuestionsSought): Sql {
  return sql`select count(distinct question) as total from identity_conflicts where ${sought(which)}`;
}

/** A page of them: the strongest evidence first, then what most rows say. */
export function questionPage(
  which: QuestionsSought,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Sql {
  const places = evidence.map((rule, place) => sql`when rule = ${rule} then ${raw(String(place))}`);
  const order = [
    ...(which.later.length === 0 ? [] : [sql`case when question in ${oneOf(which.later)} then 1 else 0 end`]),
    sql`case ${join(places, ' ')} else ${raw(String(evidence.length))} end`,
    sql`said desc, question`,
  ];
  return sql`select question, kind, ${key}, rule, customers from (
      select question, kind, ${key}, rule, count(*) as customers, sum(${rows}) as said
      from identity_conflicts where ${sought(which)} group by question, kind, ${key}, rule
    ) asked
    order by ${join(order)}
    limit ${limit} offset ${offset}`;
}

/** The customers in question, at most so many of each question. */
export function questionCustomers(questions: readonly string[], most: number): Sql {
  return sql`select question, customer_id, ${rows} from (
      select question, customer_id, ${rows}, row_number() over (partition by question order by customer_id) as place
      from identity_conflicts where question in ${oneOf(questions)}
    ) placed where place <= ${most} order by question, customer_id`;
}

/** The files in which these identifiers stand beside others. */
export function filesOfKeys(keys: readonly string[]): Sql {
  return sql`select distinct ${key}, source from (
      select ${key}, source from identity_links where ${key} in ${oneOf(keys)}
      union all
      select other as ${key}, source from identity_links where other in ${oneOf(keys)}
    ) said order by ${key}, source`;
}

const alikeColumns = join(
  ['customer_id', 'other', 'probability', 'first_name', 'last_name', 'street'].map(ident),
);

/** Pairs of customers who may be one by name and address, the likeliest first. */
export function alikePairs(limit: number): Sql {
  return sql`select ${alikeColumns} from identity_suggestions order by probability desc, customer_id, other limit ${limit}`;
}

export function alikeCount(): Sql {
  return sql`select count(*) as total from identity_suggestions`;
}

/** Of them those between any of these customers. */
export function alikeAmong(customers: readonly string[]): Sql {
  return sql`select customer_id, other from identity_suggestions
    where customer_id in ${oneOf(customers)} and other in ${oneOf(customers)} order by customer_id, other`;
}
