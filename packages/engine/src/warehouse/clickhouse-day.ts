import { AttuneError } from '../errors/index.ts';

/** ClickHouse clamps days outside of these years to the nearest that it knows, without a word. */
const first = '1900-01-01';
const last = '2299-12-31';

/** The day as it is; throws `warehouse-failed` for one that ClickHouse would change. */
export function clickhouseDay(day: string): string {
  if (day >= first && day <= last && day.length === first.length) return day;
  throw new AttuneError('warehouse-failed', `ClickHouse cannot hold the day ${day}.`, {
    remedy: `Correct the day, which has to lie from ${first} to ${last}, or use the embedded warehouse.`,
  });
}
