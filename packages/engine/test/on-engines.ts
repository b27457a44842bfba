import { createClient } from '@clickhouse/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openClickHouse, openDuckDb, type Row, type Shape, type Warehouse } from '../src/warehouse/index.ts';
import { type RunningClickHouse, startClickHouse } from './start-clickhouse.ts';

/** ClickHouse is too large for the default install: `npm run test:clickhouse` brings it and sets this. */
const withClickHouse = process.env.ATTUNE_TEST_CLICKHOUSE === '1';

let clickhouse: RunningClickHouse | undefined;
let databases = 0;

if (withClickHouse) {
  beforeAll(async () => {
    clickhouse = await startClickHouse();
  });
  afterAll(() => clickhouse?.stop());
}

/** The names of the engines that this run of the tests covers. */
export const engines: readonly Warehouse['dialect']['name'][] = withClickHouse
  ? ['duckdb', 'clickhouse']
  : ['duckdb'];

/** Each statement travels over HTTP, and the machine is shared with the other test files. */
const timeout = 120_000;

/**
 * One test with an empty warehouse of its own: on DuckDB by `npm test`, on ClickHouse by `npm run test:clickhouse`, which
 * would only ask DuckDB again.
 */
export function onEngines(name: string, run: (warehouse: Warehouse) => Promise<void>): void {
  const engine = withClickHouse ? 'clickhouse' : 'duckdb';
  test(`${name} (${engine})`, () => withEmpty(engine, run), timeout);
}

/** One test on each engine of this run, for tests that lay their answers side by side. */
export function onEveryEngine(name: string, run: (warehouse: Warehouse) => Promise<void>): void {
  for (const engine of engines) test(`${name} (${engine})`, () => withEmpty(engine, run), timeout);
}

/** One test that asks DuckDB alone and takes long: `npm run test:clickhouse` leaves out what `npm test` has asked. */
export function onDuckDb(name: string, run: () => Promise<void>): void {
  test.skipIf(withClickHouse)(name, run);
}

/**
 * One test that asks every engine and compares: text, counts, money, days and flags exactly, `number` to 1e-9.
 * The query must order its rows. `check` states what the answer must be, on either engine.
 */
export function sameOnEngines<S extends Shape>(
  name: string,
  shape: S,
  ask: (warehouse: Warehouse) => Promise<Row<S>[]>,
  check: (rows: Row<S>[]) => void = () => {},
): void {
  test(
    `${name} (${engines.join(', ')})`,
    async () => {
      let first: Row<S>[] | undefined;
      for (const engine of engines) {
        const rows = await withEmpty(engine, ask);
        check(rows);
        if (first) expectSameRows(shape, rows, first);
        else first = rows;
      }
    },
    timeout,
  );
}

/** Fails unless both engines gave the same rows: to 1e-9 of the larger for `number`, exactly otherwise. */
function expectSameRows<S extends Shape>(shape: S, actual: Row<S>[], expected: Row<S>[]): void {
  const numbers = Object.keys(shape).filter((name) => shape[name]?.startsWith('number'));
  const levelled = actual.map((row, i) => {
    const level: Record<string, unknown> = { ...row };
    for (const name of numbers) if (close(row[name], expected[i]?.[name])) level[name] = expected[i]?.[name];
    return level;
  });
  expect(levelled).toEqual(expected);
}

function close(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

async function withEmpty<T>(
  engine: Warehouse['dialect']['name'],
  run: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const warehouse = engine === 'duckdb' ? await openDuckDb(':memory:', { threads: 2 }) : await openEmpty();
  try {
    return await run(warehouse);
  } finally {
    await warehouse.close();
  }
}

/** A new database on the running ClickHouse; the tests of a file share one server. */
async function openEmpty(): Promise<Warehouse> {
  if (!clickhouse) throw new Error('ClickHouse was not started: the test runs outside of its file.');
  const address = new URL(clickhouse.url);
  databases += 1;
  const database = `test_${databases}`;
  const client = createClient({
    url: `http://${address.host}`,
    username: address.username,
    password: address.password,
  });
  await client.command({ query: `create database ${database}` });
  await client.close();
  address.pathname = database;
  return openClickHouse(address.href);
}
