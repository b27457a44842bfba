import { expect, test } from 'vitest';
import { openDuckDb } from './duckdb.ts';
import { withLiterals } from './literals.ts';
import type { Shape } from './shape.ts';
import { day, double, ident, raw, sql } from './sql.ts';

test('values are written out so that DuckDB reads them back with their types', async () => {
  const values = sql`select ${"it's"} as text, ${-3} as whole, ${0.1} as part, ${double(64)} as forced,
    ${1e-9} as tiny, ${day('2026-06-30')} as day, ${true} as flag, ${null} as nothing, ${12n} as wide, ${ident('a"b')}
    from (select 1 as ${ident('a"b')})`;
  const warehouse = await openDuckDb(':memory:');
  try {
    const shape = {
      text: 'text',
      whole: 'count',
      part: 'number',
      forced: 'number',
      tiny: 'number',
      day: 'day',
      flag: 'flag',
      nothing: 'text?',
      wide: 'count',
    } as const satisfies Shape;
    const bound = await warehouse.rows(values, shape);
    expect(await warehouse.rows(sql`${raw(withLiterals(values))}`, shape)).toEqual(bound);
    const [type] = await warehouse.rows(
      sql`select typeof(${raw(withLiterals(sql`${double(64)}`))}) as type`,
      {
        type: 'text',
      },
    );
    expect(type?.type).toBe('DOUBLE');
  } finally {
    await warehouse.close();
  }
});
