import { type Dialect, ident, join, type Part, raw, type Sql, sql } from '../../warehouse/index.ts';
import { evidence, levelOf } from './evidence.ts';
import { keySpaces } from './key-space.ts';

const key = ident('key');

/** The place of a key's space in `keySpaces`. */
export function spaceOf(of: Part, dialect: Dialect): Sql {
  const own = keySpaces.findIndex(({ prefix }) => prefix === null);
  const cases = keySpaces.flatMap(({ prefix }, place) =>
    prefix === null ? [] : [sql`when ${dialect.startsWith(of, prefix)} then ${raw(String(place))}`],
  );
  return sql`case ${join(cases, ' ')} else ${raw(String(own))} end`;
}

/**
 * The table `identity_nodes`: every identifier that stands in a link, if there are any, or a decision, numbered from 0, the strongest space
 * first and in the order of their texts. The smallest number of a customer is the identifier that names it.
 */
export function identityNodes(dialect: Dialect, links: boolean): Sql {
  const linked = [
    sql`select ${key} as name from identity_links where ${key} <> other`,
    sql`select other as name from identity_links where ${key} <> other`,
  ];
  const named = [
    ...(links ? linked : []),
    sql`select ${key} as name from identity_decisions`,
    sql`select other as name from identity_decisions`,
  ];
  return sql`select ${dialect.cast(sql`row_number() over (order by space, name) - 1`, 'integer')} as node, name as ${key}, space
    from (select name, ${spaceOf(ident('name'), dialect)} as space
      from (select distinct name from (${join(named, ' union all ')}) stated) named) spaced`;
}

/** How many nodes each space has. */
export function spaceCounts(): Sql {
  return sql`select space, count(*) as nodes from identity_nodes group by space order by space`;
}

/**
 * The table `identity_edges`: each pair of identifiers once, with its strongest evidence, numbered by strength and then
 * by their nodes.
 */
export function identityEdges(dialect: Dialect, links: boolean): Sql {
  const between = (level: Part, source: Part, rows: Part, first: Part, from: Part) => sql`
    select case when a.node < b.node then a.node else b.node end as low,
      case when a.node < b.node then b.node else a.node end as high,
      ${level} as level, ${source} as source, ${rows} as ${ident('rows')}, ${first} as first_at
    from ${from} l join identity_nodes a on a.${key} = l.${key} join identity_nodes b on b.${key} = l.other
    where l.${key} <> l.other`;
  const levels = evidence.map((rule) => sql`when l.rule = ${rule} then ${raw(String(levelOf(rule)))}`);
  const linked = between(
    sql`case ${join(levels, ' ')} end`,
    raw('l.source'),
    sql`l.${ident('rows')}`,
    raw('l.first_at'),
    raw('identity_links'),
  );
  const decided = between(
    dialect.cast(raw(String(levelOf('decision'))), 'integer'),
    dialect.cast(null, 'text'),
    dialect.cast(raw('0'), 'integer'),
    dialect.cast(null, 'instant'),
    sql`(select ${key}, other from identity_decisions where decision = 'together')`,
  );
  const said = links ? [linked, decided] : [decided];
  return sql`select ${dialect.cast(sql`row_number() over (order by level, low, high) - 1`, 'integer')} as edge,
      low, high, level, source, ${ident('rows')}, first_at
    from (select *, row_number() over (partition by low, high order by level) as place
      from (select low, high, level, min(source) as source, ${dialect.cast(sql`sum(${ident('rows')})`, 'integer')} as ${ident('rows')},
          min(first_at) as first_at
        from (${join(said, ' union all ')}) said group by low, high, level) leveled) ranked
    where place = 1`;
}

export function edgesInOrder(): Sql {
  return sql`select edge, low, high, level from identity_edges order by edge`;
}

/** The nodes of each pair that a person said are two. */
export function apartPairs(): Sql {
  return sql`select distinct a.node as one, b.node as other from identity_decisions d
    join identity_nodes a on a.${key} = d.${key} join identity_nodes b on b.${key} = d.other
    where d.decision = 'apart' order by one, other`;
}

/** Links whose rule nobody knows: a reader that writes one is at fault. */
export function unknownRules(): Sql {
  const known = evidence.map((rule) => sql`${rule}`);
  return sql`select distinct rule from identity_links where rule not in (${join(known)}) order by rule`;
}
