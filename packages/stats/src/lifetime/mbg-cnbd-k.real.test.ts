import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realData } from '../../../engine/test/real-data.ts';
import { relativeError } from '../../test/relative.ts';
import { chooseRegularity } from './mbg-cnbd-k.ts';

const day = (text: string) =>
  Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6))) / 864e5;

/** The sample's purchase days until the end of September 1997, in weeks, and their gaps. */
function calibration() {
  const end = day('19970930');
  const days = new Map<string, Set<number>>();
  for (const line of readFileSync(join(realData ?? '', 'cdnow/CDNOW_sample.txt'), 'utf8')
    .trim()
    .split('\n')) {
    const [, customer, date] = line.trim().split(/\s+/) as [string, string, string];
    if (day(date) <= end) days.set(customer, (days.get(customer) ?? new Set()).add(day(date)));
  }
  let logGaps = 0;
  const rows = Array.from(days.values(), (set) => {
    const own = [...set].sort((a, b) => a - b);
    for (let i = 1; i < own.length; i++) logGaps += Math.log((own[i]! - own[i - 1]!) / 7);
    return [own.length - 1, (own.at(-1)! - own[0]!) / 7, (end - own[0]!) / 7] as const;
  });
  const column = (i: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[i]);
  const customers = new Float64Array(rows.length).fill(1);
  return { histories: { frequency: column(0), recency: column(1), age: column(2), customers }, logGaps };
}

describe.skipIf(!realData)('MBG/CNBD-k on CDNOW', () => {
  test('finds no regularity, as BTYDplus does, and so the published MBG/NBD', () => {
    const { histories, logGaps } = calibration();
    const choice = chooseRegularity(histories, logGaps);
    if (!choice.ok) throw new Error(choice.reason);
    expect(choice.k).toBe(1);
    expect(choice.fit.customers).toBe(2357);
    const published = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } as const;
    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      expect(relativeError(choice.fit.parameters[name], published[name])).toBeLessThan(0.001);
    expect(choice.fit.convergence).toMatchObject({ converged: true, identified: true, notes: [] });
  });
});
