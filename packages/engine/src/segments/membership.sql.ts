import { type Part, type Sql, sql } from '../warehouse/index.ts';

/**
 * Table `membership`: who belonged to which segment of which scheme as of which day. Lifecycle states are kept for the
 * earlier day too, so that migration can be seen.
 */
export function membership(asOf: Part, earlier: Part | undefined): Sql {
  return sql`select customer_id, 'lifecycle' as scheme, ${asOf} as as_of, state as segment from lifecycle
    union all select customer_id, 'pattern' as scheme, ${asOf} as as_of, pattern as segment from lifecycle
    union all select customer_id, 'value' as scheme, ${asOf} as as_of, concat(value_level, '-', outlook_level) as segment from value_grid
    ${earlier ? sql`union all select customer_id, 'lifecycle' as scheme, ${earlier} as as_of, state as segment from lifecycle_earlier` : sql``}`;
}

/** `customer_facts`, with whatever other rooms have added to it, and the columns that the segments add. */
export function factsWithSegments(): Sql {
  // One join at a time: with `f.*` over two joins ClickHouse calls the columns `f.customer_id` and so on.
  return sql`select f.*, concat(g.value_level, '-', g.outlook_level) as value_cell from (
      select f.*, l.state as lifecycle, l.pattern as pattern, l.usual_silence as usual_silence_days,
        l.probability_fell as probability_rate_fell
      from customer_facts f join lifecycle l on l.customer_id = f.customer_id
    ) f join value_grid g on g.customer_id = f.customer_id`;
}
