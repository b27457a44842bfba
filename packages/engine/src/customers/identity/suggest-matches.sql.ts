import { type Dialect, ident, join, raw, type Sql, sql } from '../../warehouse/index.ts';

const key = ident('key');

/** What is compared, each as `levels` says. */
export const comparedFields = ['first_name', 'last_name', 'street'] as const;

/** Of texts that are not the same, those at least this similar are alike. */
const alike = 0.9;

/** The levels of a comparison: different, alike, the same; −1 is unknown. */
export const levels = ['different', 'alike', 'same'] as const;

/**
 * The table `identity_records`: what is known in clear of each customer, who lives where it says, once for each content.
 * Only who has a last name and a postal code can be compared.
 */
export function identityRecords(dialect: Dialect): Sql {
  const text = (name: string) => sql`nullif(${dialect.lower(sql`trim(c.${ident(name)})`)}, '')`;
  const named = [...comparedFields, 'postal_code'].map((name) => sql`${text(name)} as ${ident(name)}`);
  return sql`select distinct customer_id, ${join(comparedFields.map(ident))},
      postal_code || ' ' || ${dialect.startOf(raw('last_name'), 1)} as block
    from (
      select coalesce(i.customer_id, c.customer_id) as customer_id, ${join(named)}
      from contacts c left join identities i on i.${key} = c.customer_id
    ) known where last_name is not null and postal_code is not null`;
}

/**
 * The table `identity_pairs`: customers of one block, which is a postal code and the first letter of the last name, with
 * how far they agree. Where several rows tell of a customer, what agrees best counts. Blocks of more than `most` records
 * are left out: their pairs would be too many.
 */
export function identityPairs(most: number, dialect: Dialect): Sql {
  const level = (name: string) => {
    const [a, b] = [sql`a.${ident(name)}`, sql`b.${ident(name)}`];
    return sql`max(case when ${a} is null or ${b} is null then -1 when ${a} = ${b} then 2
      when ${dialect.similarity(a, b)} >= ${alike} then 1 else 0 end) as ${ident(name)}`;
  };
  return sql`select a.customer_id as one, b.customer_id as other, ${join(comparedFields.map(level))}
    from identity_records a join identity_records b on b.block = a.block
    join (select block from identity_records group by block having count(*) between 2 and ${most}) small on small.block = a.block
    where a.customer_id < b.customer_id group by a.customer_id, b.customer_id`;
}

/** How many pairs agree in which way. */
export function pairPatterns(): Sql {
  const fields = join(comparedFields.map(ident));
  return sql`select ${join(comparedFields.map((name) => sql`${ident(name)} + 1 as ${ident(name)}`))}, count(*) as pairs
    from identity_pairs group by ${fields} order by ${fields}`;
}

/**
 * The table `identity_suggestions`: the pairs whose pattern stands in `identity_likely`, but for those of whom a person
 * has said that they are two.
 */
export function identitySuggestions(): Sql {
  const words = comparedFields.map((name) => {
    const cases = levels.map(
      (word, level) => sql`when p.${ident(name)} = ${raw(String(level))} then ${word}`,
    );
    return sql`case ${join(cases, ' ')} end as ${ident(name)}`;
  });
  const same = comparedFields.map((name) => sql`l.${ident(name)} = p.${ident(name)} + 1`);
  return sql`select p.one as customer_id, p.other as other, l.probability as probability, l.weight as weight, ${join(words)}
    from identity_pairs p join identity_likely l on ${join(same, ' and ')}
    left join (
      select distinct case when i.customer_id < j.customer_id then i.customer_id else j.customer_id end as low,
        case when i.customer_id < j.customer_id then j.customer_id else i.customer_id end as high
      from identity_decisions d join identities i on i.${key} = d.${key} join identities j on j.${key} = d.other
      where d.decision = 'apart'
    ) apart on apart.low = p.one and apart.high = p.other
    where apart.low is null`;
}
