import { describe, expect, test } from 'vitest';
import { onEngines, sameOnEngines } from '../../test/on-engines.ts';
import type { ColumnType, Dialect } from './dialect.ts';
import {
  type ColumnKind,
  day,
  double,
  join,
  openDuckDb,
  type Part,
  type Row,
  raw,
  type Sql,
  sql,
  type Warehouse,
} from './index.ts';

type Nullable = `${ColumnKind}?`;
type Cell = string | number | boolean | null;

/** `of` is applied to each value of a column `x`, row by row; every engine must give the expected column. */
function sameColumn<V extends Cell>(
  name: string,
  from: Nullable,
  to: Nullable,
  of: (dialect: Dialect, x: Sql) => Sql,
  cases: readonly (readonly [V, Cell])[],
): void {
  const shape = { id: 'count', x: from } as const;
  sameOnEngines(
    name,
    { y: to },
    async (warehouse) => {
      const rows = cases.map(([x], id) => ({ id, x })) as unknown as Row<typeof shape>[];
      await warehouse.createFrom('t', shape, rows);
      return warehouse.rows(sql`select ${of(warehouse.dialect, sql`x`)} as y from t order by id`, { y: to });
    },
    (found) => {
      const answer = found.map((row) => row.y);
      const expected = cases.map(([, y]) => y);
      if (to.startsWith('number')) expect(answer).toEqual(expected.map(closeTo));
      else expect(answer).toEqual(expected);
    },
  );
}

function closeTo(value: Cell): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 9) : value;
}

/** One expression without a table. */
async function one(warehouse: Warehouse, value: Part, kind: Nullable): Promise<Cell> {
  const rows = await warehouse.rows(sql`select ${value} as y`, { y: kind });
  return rows[0]?.y ?? null;
}

const cast =
  (type: ColumnType) =>
  (dialect: Dialect, x: Sql): Sql =>
    dialect.cast(x, type);

describe('casts', () => {
  sameColumn('text to money is rounded half away from zero', 'text?', 'money?', cast('money'), [
    ['0.12345', 0.1235],
    ['-0.12345', -0.1235],
    ['0.12344999', 0.1234],
    ['-900719925474.0991', -900_719_925_474.0991],
    ['1e3', 1000],
    ['-0', 0],
    [null, null],
  ]);
  sameColumn('a double to money is rounded half away from zero', 'number?', 'money?', cast('money'), [
    [0.00005, 0.0001],
    [0.00015, 0.0001],
    [1.00005, 1.0001],
    [-1.00005, -1.0001],
    [2.00015, 2.0002],
    [0.12344999, 0.1234],
    [-0.00001, 0],
    [1.5e-7, 0],
    [100_000.00005, 100_000.0001],
    [1_000_000_000.00005, 1_000_000_000.0001],
    [45_035_996_273.7049, 45_035_996_273.7049],
    [null, null],
  ]);
  sameColumn(
    'a decimal to money is rounded half away from zero',
    'count?',
    'money?',
    ({ cast }, x) =>
      cast(sql`cast(${cast(x, 'integer')} as decimal(18, 0)) * cast('0.00001' as decimal(18, 5))`, 'money'),
    [
      [5, 0.0001],
      [-5, -0.0001],
      [4, 0],
      [123_456, 1.2346],
      [null, null],
    ],
  );
  sameColumn(
    'a double to an integer goes to the nearest, halves to the even one',
    'number?',
    'count?',
    cast('integer'),
    [
      [2.5, 2],
      [3.5, 4],
      [-2.5, -2],
      [-3.7, -4],
      [1e15, 1e15],
      [-0.4, 0],
      [null, null],
    ],
  );
  sameColumn('money to an integer is rounded half away from zero', 'money?', 'count?', cast('integer'), [
    [2.5, 3],
    [-2.5, -3],
    [2.4999, 2],
    [null, null],
  ]);
  sameColumn('text to an integer', 'text?', 'count?', cast('integer'), [
    ['12', 12],
    ['-9007199254740991', -9_007_199_254_740_991],
    [null, null],
  ]);
  sameColumn('text to a double', 'text?', 'number?', cast('number'), [
    ['1e3', 1000],
    ['-0.1', -0.1],
    ['12', 12],
    [null, null],
  ]);
  sameColumn('text to a day', 'text?', 'day?', cast('day'), [
    ['1969-12-31', '1969-12-31'],
    ['1900-01-01', '1900-01-01'],
    ['2024-02-29', '2024-02-29'],
    ['2024-02-28 23:59:59', '2024-02-28'],
    ['2299-12-31', '2299-12-31'],
    [null, null],
  ]);
  sameColumn(
    'text to an instant to a day',
    'text?',
    'day?',
    ({ cast }, x) => cast(cast(x, 'instant'), 'day'),
    [
      ['1969-12-31 23:59:59.999999', '1969-12-31'],
      ['2024-02-29 00:00:00', '2024-02-29'],
      [null, null],
    ],
  );
  sameColumn('text to a flag', 'text?', 'flag?', cast('flag'), [
    ['true', true],
    ['FALSE', false],
    ['1', true],
    ['0', false],
    [null, null],
  ]);
  sameColumn('days, integers and flags to text', 'day?', 'text?', cast('text'), [
    ['1969-12-31', '1969-12-31'],
    [null, null],
  ]);
  sameColumn('an integer to text', 'count?', 'text?', cast('text'), [
    [-12, '-12'],
    [9_007_199_254_740_991, '9007199254740991'],
    [null, null],
  ]);
  sameColumn(
    'a condition that became a flag, to text',
    'count?',
    'text?',
    ({ cast }, x) => cast(cast(sql`${x} > 1`, 'flag'), 'text'),
    [
      [1, 'false'],
      [2, 'true'],
      [null, null],
    ],
  );

  const wrong: readonly (readonly [ColumnType, string])[] = [
    ['day', '2024-02-30'],
    ['day', 'yesterday'],
    ['day', ''],
    ['instant', '2024-02-30 10:00:00'],
    ['instant', 'noon'],
    ['integer', 'twelve'],
    ['integer', ''],
    ['integer', '99999999999999999999'],
    ['number', '1x'],
    ['number', ''],
    ['money', 'ten'],
    ['money', ''],
    ['money', '1e20'],
    ['flag', 'maybe'],
  ];
  for (const [type, text] of wrong)
    for (const kind of ['text', 'text?'] as const)
      onEngines(`${JSON.stringify(text)} in a ${kind} column is no ${type} and fails`, async (warehouse) => {
        await warehouse.createFrom('t', { x: kind }, [{ x: text }]);
        const query = sql`select count(y) as n from (select ${warehouse.dialect.cast(sql`x`, type)} as y from t) as q`;
        await expect(warehouse.rows(query, { n: 'count' })).rejects.toMatchObject({
          code: 'warehouse-failed',
        });
      });

  onEngines('a double that no integer holds fails', async (warehouse) => {
    await expect(
      one(warehouse, warehouse.dialect.cast(double(1e300), 'integer'), 'count?'),
    ).rejects.toMatchObject({
      code: 'warehouse-failed',
    });
  });

  onEngines('null can be cast to every type', async (warehouse) => {
    const types: ColumnType[] = ['text', 'day', 'instant', 'money', 'integer', 'number', 'flag'];
    const columns = types.map((type) => sql`${warehouse.dialect.cast(null, type)} as ${raw(`as_${type}`)}`);
    await warehouse.create('t', sql`select ${join(columns)}`);
    const answer = await warehouse.rows(
      sql`select as_text, as_day, as_money, as_integer, as_number, as_flag from t`,
      {
        as_text: 'text?',
        as_day: 'day?',
        as_money: 'money?',
        as_integer: 'count?',
        as_number: 'number?',
        as_flag: 'flag?',
      },
    );
    expect(Object.values(answer[0] ?? {})).toEqual([null, null, null, null, null, null]);
  });
});

describe('numbers', () => {
  const round = (digits: number) => (dialect: Dialect, x: Sql) => dialect.round(x, digits);
  sameColumn('round to whole numbers, halves away from zero', 'number?', 'number?', round(0), [
    [2.5, 3],
    [-2.5, -3],
    [0.5, 1],
    [-0.5, -1],
    [0.49999999999999994, 0],
    [-0.2, 0],
    [1e15, 1e15],
    [4_503_599_627_370_497, 4_503_599_627_370_497],
    [-4_503_599_627_370_497, -4_503_599_627_370_497],
    [null, null],
  ]);
  sameColumn('round to two digits', 'number?', 'number?', round(2), [
    [0.125, 0.13],
    [-0.125, -0.13],
    [1.005, 1],
    [1e15, 1e15],
    [1e-9, 0],
    [null, null],
  ]);
  sameColumn('round money', 'money?', 'number?', round(1), [
    [0.25, 0.3],
    [-0.25, -0.3],
    [1_234_567.8912, 1_234_567.9],
    [null, null],
  ]);
  sameColumn('to a double, then divided', 'count?', 'number?', ({ toDouble }, x) => sql`${toDouble(x)} / 4`, [
    [1, 0.25],
    [-3, -0.75],
    [null, null],
  ]);
  sameColumn(
    'division by zero is null when zero is made null first',
    'count?',
    'number?',
    ({ toDouble }, x) => sql`${toDouble(1)} / nullif(${toDouble(x)}, 0)`,
    [
      [0, null],
      [4, 0.25],
      [null, null],
    ],
  );
  sameColumn(
    'floor, ceil, abs, sign, trunc, exp and power of doubles',
    'number?',
    'number?',
    (_, x) =>
      sql`floor(${x}) + 10 * ceil(${x}) + 100 * abs(${x}) + 1000 * sign(${x}) + 10000 * trunc(${x}) + exp(${x}) + power(${x}, 2)`,
    [
      [-2.5, -3 - 20 + 250 - 1000 - 20_000 + Math.exp(-2.5) + 6.25],
      [2.5, 2 + 30 + 250 + 1000 + 20_000 + Math.exp(2.5) + 6.25],
      [null, null],
    ],
  );
  sameColumn('the remainder has the sign of what is divided', 'count?', 'count?', (_, x) => sql`${x} % 3`, [
    [-7, -1],
    [7, 1],
    [null, null],
  ]);
  sameColumn(
    'least and greatest leave nulls out',
    'count?',
    'count?',
    (_, x) => sql`least(${x}, 3) * 10 + greatest(${x}, 3)`,
    [
      [1, 13],
      [5, 35],
      [null, 33],
    ],
  );
});

describe('days', () => {
  sameColumn('the first of the month', 'day?', 'day?', ({ monthStart }, x) => monthStart(x), [
    ['2024-02-29', '2024-02-01'],
    ['1969-12-31', '1969-12-01'],
    ['1905-01-01', '1905-01-01'],
    [null, null],
  ]);
  sameColumn('days since', 'day?', 'count?', ({ daysBetween }, x) => daysBetween(x, day('2024-03-01')), [
    ['2024-02-29', 1],
    ['2023-03-01', 366],
    ['2024-03-02', -1],
    ['1969-12-31', 19_784],
    ['1905-01-01', 43_524],
    [null, null],
  ]);
  sameColumn('days after', 'day?', 'day?', ({ addDays }, x) => addDays(x, 1), [
    ['2024-02-28', '2024-02-29'],
    ['2023-02-28', '2023-03-01'],
    ['1969-12-31', '1970-01-01'],
    ['2023-12-31', '2024-01-01'],
    [null, null],
  ]);
  sameColumn(
    'days before, as many as a column says',
    'count?',
    'day?',
    ({ addDays }, x) => addDays(day('1970-01-01'), x),
    [
      [-1, '1969-12-31'],
      [-20_000, '1915-03-31'],
      [59, '1970-03-01'],
      [null, null],
    ],
  );
  sameColumn(
    'months between the firsts of months',
    'day?',
    'count?',
    ({ monthsBetween }, x) => monthsBetween(x, day('2024-03-01')),
    [
      ['2024-03-01', 0],
      ['2023-03-01', 12],
      ['2024-04-01', -1],
      ['1969-12-01', 651],
      [null, null],
    ],
  );
  sameColumn(
    'days compare and extract',
    'day?',
    'count?',
    (_, x) =>
      sql`case when ${x} < ${day('1970-01-01')} then -1 else 1 end * (extract(year from ${x}) * 100 + extract(month from ${x}))`,
    [
      ['1969-12-31', -196_912],
      ['2024-02-29', 202_402],
      [null, null],
    ],
  );
  onEngines('the least and greatest day', async (warehouse) => {
    const shape = { d: 'day?' } as const;
    await warehouse.createFrom('t', shape, [{ d: '1969-12-31' }, { d: null }, { d: '2024-02-29' }]);
    const answer = await warehouse.rows(sql`select min(d) as a, max(d) as b from t`, { a: 'day', b: 'day' });
    expect(answer).toEqual([{ a: '1969-12-31', b: '2024-02-29' }]);
  });
});

describe('text', () => {
  const contains = (part: string) => (dialect: Dialect, x: Sql) => dialect.containsText(x, part);
  const starts = (part: string) => (dialect: Dialect, x: Sql) => dialect.startsWith(x, part);
  const matches = (pattern: string) => (dialect: Dialect, x: Sql) => dialect.matches(x, pattern);
  sameColumn('contains', 'text?', 'flag?', contains('é_%'), [
    ['caf é_% x', true],
    ['É_%', false],
    ['éa%', false],
    ['', false],
    [null, null],
  ]);
  sameColumn('contains nothing: always', 'text?', 'flag?', contains(''), [
    ['a', true],
    ['', true],
    [null, null],
  ]);
  sameColumn('starts with', 'text?', 'flag?', starts("a'\\"), [
    ["a'\\b", true],
    ["A'\\b", false],
    ['a', false],
    [null, null],
  ]);
  sameColumn(
    'matches anywhere; a dot is no line end, ^ and $ are those of the text',
    'text?',
    'flag?',
    matches('a.b$'),
    [
      ['xaéb', true],
      ['a\nb', false],
      ['a_b\nc', false],
      [null, null],
    ],
  );
  sameColumn(
    'matches without regard to case, letters of other scripts too',
    'text?',
    'flag?',
    matches('(?i)^ÀΣ\\d+'),
    [
      ['àς12', true],
      ['ÀΣ', false],
      [null, null],
    ],
  );
  sameColumn('the first letters', 'text?', 'text?', ({ startOf }, x) => startOf(x, 2), [
    ['éàb', 'éà'],
    ['a', 'a'],
    ['', ''],
    [null, null],
  ]);
  sameColumn('how alike texts are', 'text?', 'number?', ({ similarity }, x) => similarity(x, 'martha'), [
    ['martha', 1],
    ['marhta', 0.961111111],
    ['marta', 0.966666667],
    ['xyz', 0],
    ['', 0],
    [null, null],
  ]);
  sameColumn(
    'how alike texts of letters outside ASCII are',
    'text?',
    'number?',
    ({ similarity }, x) => similarity(x, 'müller'),
    [
      ['müller', 1],
      ['mueller', 0.828571429],
      ['müler', 0.971428571],
    ],
  );
  sameColumn('small letters', 'text?', 'text?', ({ lower }, x) => lower(x), [
    ['ÀÉÑ Straße', 'àéñ straße'],
    ['ΟΔΟΣ οδός', 'οδοσ οδόσ'],
    ['İstanbul I', 'istanbul i'],
    ['ẞ ǅ Å', 'ß ǆ å'],
    ['', ''],
    [null, null],
  ]);
  sameColumn('joined with ||', 'text?', 'text?', (_, x) => sql`${x} || '/' || ${x}`, [
    ['é', 'é/é'],
    [null, null],
  ]);
  sameColumn(
    'trim takes spaces away, and nothing else; replace',
    'text?',
    'text?',
    (_, x) => sql`replace(trim(${x}), 'x', 'yy')`,
    [
      ['  axx ', 'ayyyy'],
      ['\ta', '\ta'],
      [null, null],
    ],
  );
  sameColumn('like has regard to case', 'text?', 'flag?', (_, x) => sql`${x} like 'é_b%'`, [
    ['éébc', true],
    ['Éébc', false],
    [null, null],
  ]);
  sameOnEngines(
    'sorted, least and greatest byte by byte',
    { x: 'text?' },
    async (warehouse) => {
      const texts = ['b', 'B', 'é', 'a', 'Z', '', 'aa', 'a b', 'ß', '\u{1F600}', '\uFFFD', null];
      await warehouse.createFrom(
        't',
        { x: 'text?' },
        texts.map((x) => ({ x })),
      );
      const shape = { x: 'text?' } as const;
      return [
        ...(await warehouse.rows(sql`select x from t order by x nulls last`, shape)),
        ...(await warehouse.rows(sql`select ${warehouse.dialect.least(sql`x`)} as x from t`, shape)),
        ...(await warehouse.rows(sql`select max(x) as x from t`, shape)),
      ];
    },
    (found) =>
      expect(found.map((row) => row.x)).toEqual([
        '',
        'B',
        'Z',
        'a',
        'a b',
        'aa',
        'b',
        'ß',
        'é',
        '\uFFFD',
        '\u{1F600}',
        null,
        '',
        '\u{1F600}',
      ]),
  );
  onEngines('names with quotes and backslashes', async (warehouse) => {
    const shape = { 'a\\b"c\'d é': 'count' } as const;
    await warehouse.createFrom('o\\dd "table"', shape, [{ 'a\\b"c\'d é': 1 }]);
    await warehouse.createFrom('o\\dd "table"', shape, [{ 'a\\b"c\'d é': 2 }]);
    expect(await warehouse.has('o\\dd "table"')).toBe(true);
    const { ident } = await import('./sql.ts');
    const query = sql`select ${ident('a\\b"c\'d é')} from ${ident('o\\dd "table"')}`;
    expect(await warehouse.rows(query, shape)).toEqual([{ 'a\\b"c\'d é': 2 }]);
  });
});

/** R's default quantile, type 7, of unsorted values. */
function type7(values: readonly number[], probability: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * probability;
  const low = Math.floor(position);
  const below = sorted[low] ?? Number.NaN;
  return below + (position - low) * ((sorted[low + 1] ?? below) - below);
}

describe('aggregates', () => {
  const values = [3.5, -1, 10, 2, 2, 7.25, 1e6];
  for (const probability of [0, 0.1, 0.2, 0.25, 0.5, 0.75, 0.9, 1])
    sameOnEngines(
      `the ${probability} quantile of one to seven values is of type 7`,
      { n: 'count', q: 'number' },
      async (warehouse) => {
        const rows = values.flatMap((_, n) => values.slice(0, n + 1).map((x) => ({ n: n + 1, x })));
        await warehouse.createFrom('t', { n: 'count', x: 'number?' }, [...rows, { n: 3, x: null }]);
        const quantile = warehouse.dialect.quantile(sql`x`, probability);
        return warehouse.rows(sql`select n, ${quantile} as q from t group by n order by n`, {
          n: 'count',
          q: 'number',
        });
      },
      (found) =>
        expect(found.map((row) => row.q)).toEqual(
          values.map((_, n) => expect.closeTo(type7(values.slice(0, n + 1), probability), 6)),
        ),
    );

  onEngines('a quantile of money, of days apart, and of nothing', async (warehouse) => {
    const { dialect } = warehouse;
    await warehouse.createFrom('t', { m: 'money', n: 'count' }, [
      { m: 0.1, n: 1 },
      { m: 0.2, n: 4 },
    ]);
    const answer = await warehouse.rows(
      sql`select ${dialect.quantile(sql`m`, 0.5)} as m, ${dialect.quantile(sql`n`, 0.5)} as n,
            ${dialect.quantile(sql`case when n > 9 then n end`, 0.5)} as nothing from t`,
      { m: 'number', n: 'number', nothing: 'number?' },
    );
    expect(answer).toEqual([{ m: expect.closeTo(0.15, 12), n: 2.5, nothing: null }]);
    await warehouse.createFrom('t', { n: 'count' }, []);
    expect(
      await warehouse.rows(sql`select ${dialect.quantile(sql`n`, 0.5)} as q from t`, { q: 'number?' }),
    ).toEqual([{ q: null }]);
  });

  onEngines('a probability that is none is a wrong call', async ({ dialect }) => {
    expect(() => dialect.quantile(sql`x`, Number.NaN)).toThrow(RangeError);
    expect(() => dialect.quantile(sql`x`, 1.5)).toThrow(RangeError);
    expect(() => dialect.round(sql`x`, -1)).toThrow(RangeError);
    expect(() => dialect.round(sql`x`, 1.5)).toThrow(RangeError);
  });

  onEngines('the standard deviation keeps close values apart, and needs two', async (warehouse) => {
    const shape = { g: 'text', x: 'number?' } as const;
    await warehouse.createFrom('t', shape, [
      ...[1_000_000_001, 1_000_000_002, 1_000_000_004, null].map((x) => ({ g: 'three', x })),
      { g: 'one', x: 5 },
      { g: 'none', x: null },
    ]);
    const answer = await warehouse.rows(
      sql`select g, ${warehouse.dialect.stddev(sql`x`)} as s from t group by g order by g`,
      { g: 'text', s: 'number?' },
    );
    expect(answer).toEqual([
      { g: 'none', s: null },
      { g: 'one', s: null },
      { g: 'three', s: expect.closeTo(Math.sqrt(7 / 3), 6) },
    ]);
  });

  const overNothing = {
    s: 'money?',
    a: 'number?',
    lo: 'text?',
    hi: 'day?',
    n: 'count',
    nx: 'count',
    nd: 'count',
    f: 'money?',
    c: 'count',
  } as const;
  for (const none of ['no rows', 'only nulls'])
    sameOnEngines(
      `over ${none} counts are 0 and all else is null`,
      overNothing,
      async (warehouse) => {
        const shape = { m: 'money?', t: 'text?', d: 'day?', k: 'money' } as const;
        await warehouse.createFrom('t', shape, [
          { m: null, t: null, d: null, k: 1 },
          { m: null, t: null, d: null, k: 2 },
        ]);
        return warehouse.rows(
          sql`select sum(m) as s, avg(m) as a, ${warehouse.dialect.least(sql`t`)} as lo, max(d) as hi, count(m) as n,
                     count(t) as nx, count(distinct t) as nd, sum(k) filter (where k > 5) as f,
                     count(*) filter (where k > 5) as c
              from t where ${none === 'no rows' ? sql`k > 9` : sql`k > 0`}`,
          overNothing,
        );
      },
      (found) =>
        expect(found).toEqual([{ s: null, a: null, lo: null, hi: null, n: 0, nx: 0, nd: 0, f: null, c: 0 }]),
    );

  sameOnEngines(
    'sums of money are exact beyond what a double holds',
    { total: 'text', gap: 'money' },
    async (warehouse) => {
      const rows = Array.from({ length: 300 }, (_, i) => ({
        m: i % 2 === 0 ? 9_999_999_999.0001 : 9_999_999_999.0003,
      }));
      await warehouse.createFrom('t', { m: 'money' }, rows);
      // The difference to the sum of all that is large leaves the cents, which a double would have lost.
      return warehouse.rows(
        sql`select ${warehouse.dialect.cast(sql`sum(m) * 10000 > 9007199254740991`, 'flag')} as large,
              ${warehouse.dialect.cast(warehouse.dialect.cast(sql`sum(m) - 2999999999700`, 'integer'), 'text')} as total,
              sum(m) - 2999999999700 as gap from t`,
        { total: 'text', gap: 'money' },
      );
    },
    (found) => expect(found).toEqual([{ total: '0', gap: 0.06 }]),
  );

  sameOnEngines(
    'counts of different values, and differences of counts below zero',
    { g: 'text?', d: 'count', less: 'count', twice: 'number' },
    async (warehouse) => {
      await warehouse.createFrom('t', { g: 'text?', x: 'count?' }, [
        { g: 'a', x: 1 },
        { g: 'a', x: 1 },
        { g: 'a', x: null },
        { g: null, x: 7 },
      ]);
      const { dialect } = warehouse;
      return warehouse.rows(
        sql`select g, count(distinct x) as d, count(*) - 5 as less,
              ${dialect.toDouble(sql`sum(case when x = 1 then 1 else 0 end)`)} / ${dialect.toDouble(sql`count(*)`)} as twice
            from t group by g order by g nulls last`,
        { g: 'text?', d: 'count', less: 'count', twice: 'number' },
      );
    },
    (found) =>
      expect(found).toEqual([
        { g: 'a', d: 1, less: -2, twice: expect.closeTo(2 / 3, 12) },
        { g: null, d: 1, less: -4, twice: 0 },
      ]),
  );

  onEngines('a rollup has null for "all"', async (warehouse) => {
    await warehouse.createFrom('t', { g: 'count' }, [{ g: 0 }, { g: 1 }]);
    const answer = await warehouse.rows(
      sql`select g, count(*) as n from t group by rollup (g) order by g nulls last`,
      {
        g: 'count?',
        n: 'count',
      },
    );
    expect(answer).toEqual([
      { g: 0, n: 1 },
      { g: 1, n: 1 },
      { g: null, n: 2 },
    ]);
  });

  onEngines('an alias hides no column', async (warehouse) => {
    await warehouse.createFrom('t', { x: 'count' }, [{ x: 1 }, { x: 2 }]);
    const answer = await warehouse.rows(sql`select sum(x) as x, max(x) as y from t where x > 0`, {
      x: 'count',
      y: 'count',
    });
    expect(answer).toEqual([{ x: 3, y: 2 }]);
  });
});

describe('windows', () => {
  const shape = { g: 'text', t: 'count', x: 'text?', prev: 'text?', next: 'text?' } as const;
  for (const kind of ['text', 'text?'] as const)
    sameOnEngines(
      `the row before and after, of a ${kind} column; nothing at the edges`,
      shape,
      async (warehouse) => {
        const { dialect } = warehouse;
        const rows = [
          { g: 'a', t: 1, x: 'p' },
          { g: 'a', t: 2, x: kind === 'text?' ? null : 'q' },
          { g: 'a', t: 3, x: 'r' },
          { g: 'b', t: 1, x: '' },
        ] as { g: string; t: number; x: string }[];
        await warehouse.createFrom('s', { g: 'text', t: 'count', x: kind }, rows);
        const over = sql`partition by g order by t`;
        return warehouse.rows(
          sql`select g, t, x, ${dialect.lag(sql`x`, over)} as prev, ${dialect.lead(sql`x`, over)} as next
              from s order by g, t`,
          shape,
        );
      },
      (found) => {
        const middle = kind === 'text?' ? null : 'q';
        expect(found.map((row) => [row.prev, row.next])).toEqual([
          [null, middle],
          ['p', 'r'],
          [middle, null],
          [null, null],
        ]);
      },
    );

  onEngines('the gap to the day before, null for the first', async (warehouse) => {
    const { dialect } = warehouse;
    await warehouse.createFrom('s', { d: 'day' }, [{ d: '1969-12-30' }, { d: '1970-01-02' }]);
    const gap = dialect.daysBetween(dialect.lag(sql`d`, sql`order by d`), sql`d`);
    expect(await warehouse.rows(sql`select ${gap} as gap from s order by d`, { gap: 'count?' })).toEqual([
      { gap: null },
      { gap: 3 },
    ]);
  });

  const ranked = {
    id: 'count',
    nt: 'count',
    rn: 'count',
    rk: 'count',
    dr: 'count',
    pr: 'number',
    cd: 'number',
    cum: 'money?',
    upto: 'money?',
    all_: 'money?',
    after: 'money?',
    n: 'count',
  } as const;
  for (const length of [1, 2, 3, 5, 7])
    sameOnEngines(
      `ranks, tiles and running sums of ${length} rows with ties and a null`,
      ranked,
      async (warehouse) => {
        const rows = Array.from({ length }, (_, id) => ({
          id,
          x: id === 1 ? null : Math.floor(id / 2) + 0.25,
        }));
        await warehouse.createFrom('t', { id: 'count', x: 'money?' }, rows);
        return warehouse.rows(
          sql`select id, ntile(4) over (order by x desc nulls last, id) as nt, row_number() over (order by x nulls first, id) as rn,
                rank() over (order by x nulls last) as rk, dense_rank() over (order by x desc nulls last) as dr,
                percent_rank() over (order by x nulls last) as pr, cume_dist() over (order by x nulls last) as cd,
                sum(x) over (order by x nulls last) as cum,
                sum(x) over (order by x nulls last, id rows between unbounded preceding and current row) as upto,
                sum(x) over () as all_, sum(x) over (order by id rows between 1 following and 1 following) as after,
                count(x) over (order by id rows between 1 following and 1 following) as n
              from t order by id`,
          ranked,
        );
      },
    );

  onEngines('tiles of ten over seven rows: the first seven are filled', async (warehouse) => {
    const answer = await warehouse.rows(
      sql`select ntile(10) over (order by i desc) as tile from ${warehouse.dialect.series(7)} as s order by i`,
      { tile: 'count' },
    );
    expect(answer.map((row) => row.tile)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });
});

describe('joins, sets and order', () => {
  const joined = { id: 'count', note: 'text?', alive: 'flag?', amount: 'money?' } as const;
  sameOnEngines(
    'what a left join does not find is null, whatever its type; null equals nothing',
    joined,
    async (warehouse) => {
      await warehouse.createFrom('l', { id: 'count', k: 'text?' }, [
        { id: 1, k: 'a' },
        { id: 2, k: 'z' },
        { id: 3, k: null },
      ]);
      await warehouse.createFrom('r', { k: 'text?', note: 'text', alive: 'flag', amount: 'money' }, [
        { k: 'a', note: 'n', alive: true, amount: 1 },
        { k: null, note: 'never', alive: true, amount: 2 },
      ]);
      await warehouse.create(
        'j',
        sql`select l.id, r.note, r.alive, r.amount from l left join r on l.k = r.k`,
      );
      return warehouse.rows(sql`select * from j order by id`, joined);
    },
    (found) =>
      expect(found).toEqual([
        { id: 1, note: 'n', alive: true, amount: 1 },
        { id: 2, note: null, alive: null, amount: null },
        { id: 3, note: null, alive: null, amount: null },
      ]),
  );

  onEngines('nulls go where the statement says', async (warehouse) => {
    await warehouse.createFrom('t', { x: 'count?' }, [{ x: 2 }, { x: null }, { x: 1 }]);
    const order = async (text: string) =>
      (await warehouse.rows(sql`select x from t order by x ${raw(text)}`, { x: 'count?' })).map(
        (row) => row.x,
      );
    expect(await order('nulls last')).toEqual([1, 2, null]);
    expect(await order('desc nulls last')).toEqual([2, 1, null]);
    expect(await order('nulls first')).toEqual([null, 1, 2]);
    expect(await order('desc nulls first')).toEqual([null, 2, 1]);
  });

  onEngines('union drops doubles, union all keeps them; in, exists, distinct', async (warehouse) => {
    await warehouse.createFrom('t', { x: 'count?' }, [{ x: 1 }, { x: 1 }, { x: null }]);
    const n = async (query: Sql) =>
      (await warehouse.rows(sql`select count(*) as n from (${query}) as q`, { n: 'count' }))[0]?.n;
    expect(await n(sql`select x from t union select x from t`)).toBe(2);
    expect(await n(sql`select x from t union all select x from t`)).toBe(6);
    expect(await n(sql`select x from t except select 1`)).toBe(1);
    expect(await n(sql`select distinct x from t`)).toBe(2);
    expect(await n(sql`select x from t where x in (select 1)`)).toBe(2);
    expect(await n(sql`select x from t where x in (${1}, ${2})`)).toBe(2);
    expect(await n(sql`select x from t where x not in (2, 3)`)).toBe(2);
    expect(await n(sql`select x from t as o where exists (select 1 from t as u where u.x = o.x)`)).toBe(2);
    expect(await n(sql`select x from t as o where not exists (select 1 from t as u where u.x = o.x)`)).toBe(
      1,
    );
    expect(await n(sql`select x from t where x is distinct from 1`)).toBe(1);
    expect(await n(sql`select x from t where not (x = 1)`)).toBe(0);
    expect(await n(sql`select x from t where coalesce(x, 0) = 0`)).toBe(1);
    expect(await n(sql`select x, row_number() over (order by x nulls last) as r from t qualify r = 1`)).toBe(
      1,
    );
    expect(
      await n(sql`with a as (select x from t), b as (select x from a where x = 1) select * from b limit 1`),
    ).toBe(1);
    expect(await n(sql`select * from (values (1, 'a'), (2, 'b')) as v(i, s)`)).toBe(2);
  });

  onEngines('a series counts from zero, and may be empty', async (warehouse) => {
    const { dialect } = warehouse;
    const shape = { i: 'count', below: 'count' } as const;
    const ask = (count: number) =>
      warehouse.rows(sql`select i, i - 5 as below from ${dialect.series(count)} as s order by i`, shape);
    expect(await ask(3)).toEqual([0, 1, 2].map((i) => ({ i, below: i - 5 })));
    expect(await ask(0)).toEqual([]);
  });
});

test('the text of a statement is the same however often it is rendered', async () => {
  const warehouse = await openDuckDb(':memory:');
  const query = sql`select ${1} + ${2} as n`;
  expect(await warehouse.rows(query, { n: 'count' })).toEqual(await warehouse.rows(query, { n: 'count' }));
  await warehouse.close();
});
