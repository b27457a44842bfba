import { expect, test } from 'vitest';
import { openDuckDb } from '../warehouse/index.ts';
import type { ExploredRun } from './explored-run.ts';
import { onceARun } from './once-a-run.ts';

test('an answer is kept for a run, and a failure is not', async () => {
  const warehouse = await openDuckDb(':memory:');
  try {
    const run = { warehouse } as unknown as ExploredRun;
    const other = { warehouse: { ...warehouse } } as unknown as ExploredRun;
    let asked = 0;
    const ask = onceARun(async () => {
      asked += 1;
      if (asked === 1) throw new Error('out of reach');
      return asked;
    });
    await expect(ask(run)).rejects.toThrow('out of reach');
    expect([await ask(run), await ask(run), await ask({ ...run })]).toEqual([2, 2, 2]);
    expect(await ask(other)).toBe(3);
  } finally {
    await warehouse.close();
  }
});
