import { type Dialect, ident, type Part, type Sql, sql } from '../warehouse/index.ts';

export interface TimelineOptions {
  readonly id: string;
  readonly asOf: Part;
  /** Whether a `products` table stands beside the transactions. */
  readonly products: boolean;
  readonly dialect: Dialect;
}

/**
 * The customer's order lines, each with the number of its order, the latest order first. As everywhere, an order is one
 * transaction id on one day, and a line without an id is an order of its own.
 */
function numberedLines({ id, asOf }: Pick<TimelineOptions, 'id' | 'asOf'>): Sql {
  const order = sql`day desc, coalesce(transaction_id, '') desc`;
  return sql`select *, dense_rank() over (order by ${order}, case when transaction_id is null then place else 0 end) as entry
    from (
      select day, transaction_id, line, product_id, category, channel, quantity, amount, refunded,
        row_number() over (order by ${order}, length(line), line, product_id, amount, quantity) as place
      from transactions where ${ident('customer_id')} = ${id} and day <= ${asOf}
    ) placed`;
}

/** One row: how many orders and returns there are. */
export function timelineLength(options: Pick<TimelineOptions, 'id' | 'asOf'>): Sql {
  return sql`select coalesce(max(entry), 0) as total from (${numberedLines(options)}) numbered`;
}

/** The lines of some of them, in order. */
export function timelineLines(options: TimelineOptions, from: number, to: number): Sql {
  const { products, dialect } = options;
  const name = products ? sql`p.name` : dialect.cast(null, 'text');
  const category = products ? sql`coalesce(n.category, p.category)` : sql`n.category`;
  return sql`select n.entry as entry, n.day as day, n.transaction_id as transaction_id, n.channel as channel,
      n.product_id as product_id, ${name} as name, ${category} as product_category,
      n.quantity as quantity, n.amount as amount, n.refunded as refunded
    from (${numberedLines(options)}) n
    ${products ? sql`left join products p on p.product_id = n.product_id` : sql``}
    where n.entry > ${from} and n.entry <= ${to} order by n.entry, n.place`;
}
