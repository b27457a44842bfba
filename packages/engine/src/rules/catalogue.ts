import type { Scalar } from '@attune/sdk';

/** What a field holds. `number`, `money` and `count` are numbers, `day` is a calendar day such as `2026-06-30`. */
export type FieldType = 'text' | 'number' | 'money' | 'count' | 'day' | 'flag' | 'list';

/** A fact about a customer, or a column of an event. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** As it stands in a sentence: `country`, `past-year sales`. */
  readonly label: string;
  /** What stands before a value in place of "<label> is": `lives in`. */
  readonly phrase?: string;
}

/** A table of things that customers did, one row each, with their `customer_id`. */
export interface EventTable {
  readonly name: string;
  /** The column with the calendar day in the playbook's time zone. */
  readonly day: string;
  /** Several of them: `transactions`. */
  readonly label: string;
  /** What the customer did, where a word says it: `bought` makes "bought 3 or more times". */
  readonly verb?: string;
  readonly columns: readonly Field[];
}

/** All that rules may speak of. */
export interface Catalogue {
  readonly fields: readonly Field[];
  readonly events: readonly EventTable[];
  /** Saved groups: named lists of values. */
  readonly groups?: Readonly<Record<string, readonly Scalar[]>>;
}
