import type { WarehouseReader } from '../../warehouse/index.ts';
import { clearTexts } from './clear-texts.ts';
import { type Identifier, identifierOf } from './identifier.ts';
import { keysOfCustomers, namesOf, purchasesOf } from './identity.sql.ts';

/** What helps a person to tell whether somebody is somebody else. */
export interface Known {
  readonly customer: Identifier;
  /** As the files call them: "Anna Berger". */
  readonly names: readonly string[];
  /** "Ring 1, 1010 Wien". */
  readonly places: readonly string[];
  /** Null for who bought nothing. */
  readonly orders: number | null;
  readonly lastPurchase: string | null;
}

const mostKeys = 20;
const mostNames = 3;

const contactShape = {
  key: 'text',
  first_name: 'text?',
  last_name: 'text?',
  street: 'text?',
  postal_code: 'text?',
  city: 'text?',
} as const;

/** The same of several customers, by customer. */
export async function knownOf(
  warehouse: WarehouseReader,
  customers: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const wanted = [...new Set(customers)].sort();
  if (wanted.length === 0) return new Map();
  const keys = await warehouse.rows(keysOfCustomers(wanted, mostKeys), { key: 'text', customer_id: 'text' });
  const customerOf = new Map(keys.map(({ key, customer_id }) => [key, customer_id]));
  const contacts = (await warehouse.has('contacts'))
    ? await warehouse.rows(namesOf([...customerOf.keys()]), contactShape)
    : [];
  const ofCustomer = Map.groupBy(contacts, ({ key }) => customerOf.get(key));
  const bought = new Map(
    (
      await warehouse.rows(purchasesOf(wanted), {
        customer_id: 'text',
        orders: 'count?',
        last_purchase: 'day?',
      })
    ).map((row) => [row.customer_id, row]),
  );
  const clear = await clearTexts(warehouse, wanted);
  return new Map(
    wanted.map((customer) => {
      const rows = ofCustomer.get(customer) ?? [];
      const facts = bought.get(customer);
      return [
        customer,
        {
          customer: identifierOf(customer, clear),
          names: distinct(rows.map(({ first_name, last_name }) => words(' ', first_name, last_name))),
          places: distinct(
            rows.map(({ street, postal_code, city }) => words(', ', street, words(' ', postal_code, city))),
          ),
          orders: facts?.orders ?? null,
          lastPurchase: facts?.last_purchase ?? null,
        },
      ];
    }),
  );
}

function words(between: string, ...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(between);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))].slice(0, mostNames);
}
