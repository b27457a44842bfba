import { type Dialect, ident, raw, type Sql, sql } from '../../warehouse/index.ts';
import { type GroupLevel, severalGroups } from './groups.sql.ts';
import { ruleOf } from './identities.sql.ts';
import type { RefusalReason } from './resolve-graph.ts';

const key = ident('key');
const rows = ident('rows');

/** Where the identifier in question stands for one of the customers in question itself. */
const ownSide: readonly RefusalReason[] = ['chain', 'contradiction'];

/**
 * What the graph refused, one row for each question and each customer in question: who stands
 * with the shared identifier, or the two ends of a link that was not followed. A question with one customer left, because
 * other evidence made one of them, is none.
 */
function refusedQuestions(): Sql {
  const [chain, contradiction] = ownSide;
  return sql`select kind || ':' || ${key} as question, kind, ${key}, rule, customer_id, ${rows} from (
    select kind, ${key}, ${ruleOf(sql`level`)} as rule, customer_id, ${rows},
      count(*) over (partition by kind, ${key}) as customers
    from (
      select a.reason as kind, k.${key} as ${key}, i.customer_id as customer_id, min(a.first_level) as level, sum(a.${rows}) as ${rows}
      from (
        select *, min(level) over (partition by reason, node) as first_level from (
          select r.reason as reason, r.node as node, e.level as level, e.${rows} as ${rows},
            case when e.low = r.node then e.high else e.low end as member
          from identity_refused r join identity_edges e on e.edge = r.edge
          union all
          select r.reason as reason, r.node as node, e.level as level, 0 as ${rows}, r.node as member
          from identity_refused r join identity_edges e on e.edge = r.edge
          where r.reason = ${chain!} or r.reason = ${contradiction!}
        ) sides
      ) a
      join identity_nodes k on k.node = a.node
      join identity_nodes m on m.node = a.member
      join identities i on i.${key} = m.${key}
      group by a.reason, k.${key}, i.customer_id
    ) named
  ) counted where customers > 1`;
}

/** People in two households or accounts: the customer file has to say which. */
function groupQuestions(level: GroupLevel, dialect: Dialect): Sql {
  return sql`select ${`${level}:`} || person as question, ${`two ${level}s`} as kind, person as ${key}, ${level} as rule,
      grouped as customer_id, ${dialect.cast(raw('1'), 'integer')} as ${rows} from (${severalGroups(level)}) several`;
}

/** The table `identity_questions`: of the graph, and of groups where customers are groups. */
export function questions(level: GroupLevel | undefined, dialect: Dialect): Sql {
  return level === undefined
    ? refusedQuestions()
    : sql`${refusedQuestions()} union all ${groupQuestions(level, dialect)}`;
}

/**
 * The table `identity_conflicts`: `identity_questions`, and whether a person has answered each. An answer is that its
 * identifier belongs to somebody, or that all of its customers are different ones.
 */
export function identityConflicts(dialect: Dialect): Sql {
  const decided = sql`(t.settled is not null or coalesce(a.pairs, 0) * 2 = q.customers * (q.customers - 1))`;
  return sql`select q.question as question, q.kind as kind, q.${key} as ${key}, q.rule as rule,
      q.customer_id as customer_id, ${dialect.cast(sql`q.${rows}`, 'integer')} as ${rows},
      ${dialect.cast(decided, 'flag')} as decided
    from (select *, count(*) over (partition by question) as customers from identity_questions) q
    left join (
      select distinct settled from (
        select ${key} as settled from identity_decisions where decision = 'together'
        union all select other as settled from identity_decisions where decision = 'together'
      ) named
    ) t on t.settled = q.${key}
    left join (
      select q1.question as question, count(*) as pairs
      from identity_questions q1
      join identity_questions q2 on q2.question = q1.question
      join (${customersApart()}) p on p.low = q1.customer_id and p.high = q2.customer_id
      group by q1.question
    ) a on a.question = q.question`;
}

/** Pairs of customers that a person said are two, each once. */
function customersApart(): Sql {
  return sql`select distinct case when one < two then one else two end as low, case when one < two then two else one end as high
    from (
      select i.customer_id as one, j.customer_id as two from identity_decisions d
      join identities i on i.${key} = d.${key} join identities j on j.${key} = d.other
      where d.decision = 'apart'
    ) named`;
}

/** How many questions of each kind are open, and how many a person has answered. */
export function countConflicts(): Sql {
  return sql`select kind, rule, count(*) as questions, sum(answered) as answered from (
      select question, kind, rule, max(case when decided then 1 else 0 end) as answered
      from identity_conflicts group by question, kind, rule
    ) asked group by kind, rule order by kind, rule`;
}
