import {
  canonicalTables,
  type Dialect,
  ident,
  join,
  type Part,
  type Sql,
  sql,
} from '../../warehouse/index.ts';

const key = ident('key');
const spoken = canonicalTables.consents.map(({ name }) => name).filter((name) => name !== 'customer_id');

/**
 * The table `identity_withdrawals`: what was withdrawn under an address or number that was not joined to somebody who
 * stands with it, said for that somebody. Whoever unsubscribes an address that a couple shares must not be written to
 * there, whichever of the two it was. What was withdrawn by somebody who stands with an address that nobody known has
 * counts for the address in the same way. It does not count where a person said that the two are two, nor for what the
 * playbook says stands for nobody.
 *
 * @param persons the table that says whose each identifier is
 */
export function sharedWithdrawals(persons: string, dialect: Dialect): Sql {
  const isAddress = (of: Part) =>
    sql`(${dialect.startsWith(of, 'email:')} or ${dialect.startsWith(of, 'phone:')})`;
  const words = join(spoken.map((name) => sql`t.${ident(name)} as ${ident(name)}`));
  const apart = sql`select ${key} as one, other as two from identity_decisions where decision = 'apart'
    union all select other as one, ${key} as two from identity_decisions where decision = 'apart'`;
  const nobody = sql`select ${key} from identity_placeholders where said_by = 'playbook'`;
  return sql`select distinct j.customer_id as customer_id, ${words}
    from (select * from consents where status <> 'given') t
    join identity_nodes n on n.${key} = t.customer_id
    join (select low as one, high as other from identity_edges
      union all select high as one, low as other from identity_edges) e on e.one = n.node
    join identity_nodes m on m.node = e.other
    join ${ident(persons)} i on i.${key} = n.${key}
    join ${ident(persons)} j on j.${key} = m.${key}
    left join (select distinct one, two from (${apart}) said) a on a.one = n.${key} and a.two = m.${key}
    where i.customer_id <> j.customer_id and a.one is null
      and n.${key} not in (${nobody}) and m.${key} not in (${nobody})
      and (${isAddress(sql`n.${key}`)} or (${isAddress(sql`m.${key}`)} and ${isAddress(sql`j.customer_id`)}))`;
}

/**
 * The consents by who gave or withdrew them, with `identity_withdrawals`. Where customers are households or accounts they
 * stay with the person: what one member said is no consent of the others.
 */
export function consentsOfPersons(persons: string): Sql {
  const words = join(spoken.map((name) => sql`t.${ident(name)} as ${ident(name)}`));
  return sql`select coalesce(i.customer_id, t.customer_id) as customer_id, ${words}
      from consents t left join ${ident(persons)} i on i.${key} = t.customer_id
    union all
    select t.customer_id as customer_id, ${words} from identity_withdrawals t`;
}
