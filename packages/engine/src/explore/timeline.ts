import { day, type Row } from '../warehouse/index.ts';
import { unknownCustomer } from './customer.ts';
import type { ExploredRun } from './explored-run.ts';
import { timelineLength, timelineLines } from './timeline.sql.ts';

export interface TimelineEntry {
  readonly day: string;
  /** A return holds no line that was bought. */
  readonly kind: 'order' | 'return';
  /** The order's id; null where the file names none. */
  readonly order: string | null;
  /** Sum of the lines, before what was given back later. */
  readonly amount: number;
  readonly channel: string | null;
  readonly lines: {
    readonly product: string | null;
    readonly name: string | null;
    readonly category: string | null;
    readonly quantity: number | null;
    readonly amount: number;
    readonly refunded: number | null;
  }[];
}

const shape = {
  entry: 'count',
  day: 'day',
  transaction_id: 'text?',
  channel: 'text?',
  product_id: 'text?',
  name: 'text?',
  product_category: 'text?',
  quantity: 'number?',
  amount: 'money',
  refunded: 'money?',
} as const;

/** What a customer did up to the as-of day, the latest first. Throws `customer-unknown`. */
export async function timelineOf(
  { warehouse, asOf }: ExploredRun,
  id: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; entries: TimelineEntry[] }> {
  const options = {
    id,
    asOf: day(asOf),
    products: await warehouse.has('products'),
    dialect: warehouse.dialect,
  };
  const [length] = await warehouse.rows(timelineLength(options), { total: 'count' });
  // Nobody is a customer without an order line.
  if (!length || length.total === 0) throw unknownCustomer();
  const lines = await warehouse.rows(timelineLines(options, offset, offset + limit), shape);
  const numbers = [...new Set(lines.map(({ entry }) => entry))];
  return {
    total: length.total,
    entries: numbers.map((number) => entryOf(lines.filter(({ entry }) => entry === number))),
  };
}

function entryOf(lines: readonly Row<typeof shape>[]): TimelineEntry {
  const [first] = lines;
  if (!first) throw new Error('An entry is made from its lines.');
  const bought = lines.some(({ amount, quantity }) => amount >= 0 && (quantity ?? 0) >= 0);
  return {
    day: first.day,
    kind: bought ? 'order' : 'return',
    order: first.transaction_id,
    // Added as whole ten-thousandths: cents do not add up exactly otherwise.
    amount: lines.reduce((sum, { amount }) => sum + Math.round(amount * 10_000), 0) / 10_000,
    channel: lines.find(({ channel }) => channel !== null)?.channel ?? null,
    lines: lines.map(({ product_id, name, product_category, quantity, amount, refunded }) => ({
      product: product_id,
      name,
      category: product_category,
      quantity,
      amount,
      refunded,
    })),
  };
}
