import { mapColumns } from '../recognise/mapping.ts';
import { personSql } from '../values/canonical-column.sql.ts';
import { genericControl, genericLanding } from './generic-reader.sql.ts';
import { notSales } from './not-sales.sql.ts';
import type { Reader } from './reader.ts';

/** Any table with a header line: what each column is, is inferred and shown. */
export const genericReader: Reader = {
  name: 'generic',
  words: 'Table with a header line',
  kinds: null,
  recognises: () => true,
  map: mapColumns,
  async land(plan, place, table) {
    const setAside = plan.kind === 'transactions' ? notSales(plan.table) : [];
    const { columns, faults } = genericLanding(plan, { setAside });
    await place.create(table, columns);
    const personColumns = personSql(plan).map(({ column }) => column);
    return { faults, record: 'rowid', notes: [], personColumns };
  },
  control: genericControl,
};
