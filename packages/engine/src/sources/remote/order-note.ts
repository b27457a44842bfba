/** What the report says of rows that a query gave. */
export const queryNote = 'These are the rows of a query in the playbook, in its order.';

/** In which order a table was read: without a key it may be another one the next time, and another fingerprint. */
export function orderNote(key: readonly string[]): string {
  return key.length === 0
    ? 'The table has no primary key: its rows are in the order that the server gave.'
    : `Its rows are in the order of the primary key (${key.join(', ')}).`;
}
