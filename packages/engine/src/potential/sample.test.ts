import { describe, expect, test } from 'vitest';
import { onEngines } from '../../test/on-engines.ts';
import { sampleShape } from './base.sql.ts';
import { namedFactor, readSample, type Sample } from './sample.ts';

const shape = { customer_id: 'text', ...sampleShape } as const;

describe('readSample', () => {
  onEngines('takes an even share of customers whose ids mean something', async (warehouse) => {
    const rows = Array.from({ length: 10_000 }, (_, i) => ({
      customer_id: `c${String(i).padStart(6, '0')}`,
      spend: i,
      told: i % 2 === 0 ? 100 : null,
      cohort: '0',
      spends: '1',
      region: `r${i % 10}`,
      country: '',
      industry: '',
      company_size: '',
      household_size: String(i % 100 === 0 ? 0 : 1 + (i % 4)),
      acquisition_channel: '',
    }));
    await warehouse.createFrom('potential_base', shape, rows);
    const few = await readSample(warehouse, { of: 'all', there: 10_000, most: 1000 });
    expect(Math.abs(few.rows - 1000)).toBeLessThan(5);
    for (let digit = 0; digit < 10; digit++) {
      const own = few.levels.region.filter((region) => region === `r${digit}`).length;
      expect(Math.abs(own - few.rows / 10)).toBeLessThan(10);
    }
    const told = await readSample(warehouse, { of: 'told', there: 5000, most: 20_000 });
    expect(told.rows).toBe(5000);
    expect(told.told.every((value) => value === 100)).toBe(true);
    const spends = (sample: Sample) => Array.from(sample.spend);
    expect(spends(told)).toEqual(spends(told).toSorted((a, b) => a - b));
  });
});

describe('namedFactor', () => {
  const sample = (levels: readonly string[]): Sample => ({
    rows: levels.length,
    spend: new Float64Array(levels.length),
    told: new Float64Array(levels.length),
    levels: {
      region: levels,
      cohort: [],
      spends: [],
      country: [],
      industry: [],
      company_size: [],
      household_size: [],
      acquisition_channel: [],
    },
  });
  const of = (levels: readonly string[], least: number) => {
    const factor = namedFactor(sample(levels), 'region', least);
    return factor && { names: factor.names, levels: factor.levels, codes: Array.from(factor.codes) };
  };

  test('names levels with enough rows, most frequent first, and gathers the others', () => {
    expect(of(['b', 'a', 'a', 'b', 'a', 'x', 'y'], 2)).toEqual({
      names: ['a', 'b'],
      levels: 3,
      codes: [1, 0, 0, 1, 0, 2, 2],
    });
  });

  test('others that are too few count as the most frequent', () => {
    expect(of(['b', 'a', 'a', 'b', 'a', 'x'], 2)).toEqual({
      names: ['a', 'b'],
      levels: 2,
      codes: [1, 0, 0, 1, 0, 0],
    });
  });

  test('tells nobody apart by one level', () => {
    expect(of(['a', 'a', 'a', 'x'], 2)).toBeUndefined();
    expect(of(['', '', ''], 1)).toBeUndefined();
  });
});
