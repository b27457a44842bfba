import { genericControl, genericLanding } from './generic-reader.sql.ts';
import { mapColumns } from './mapping.ts';
import type { Reader } from './reader.ts';

/** Any table with a header line: what each column is, is inferred and shown. */
export const genericReader: Reader = {
  name: 'generic',
  kind: null,
  recognises: () => true,
  map: mapColumns,
  async land(plan, place, table) {
    const { columns, faults } = genericLanding(plan);
    await place.create(table, columns);
    return { faults, record: 'rowid', notes: [] };
  },
  control: genericControl,
};
