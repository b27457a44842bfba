import { describe, expect, test, vi } from 'vitest';
import { demoPotential, rankCorrelation } from '../../test/demo-potential.ts';

vi.setConfig({ testTimeout: 120_000 });

const isLong = process.env.ATTUNE_LONG === '1';
const seeds = isLong ? Array.from({ length: 20 }, (_, i) => i + 1) : [7];

describe('on the made-up retailer, whose wallets are known', () => {
  test.each(seeds)(
    'potential ranks what goes to others, which spending ranks the wrong way (seed %d)',
    async (seed) => {
      const { report, customers } = await demoPotential({ customers: 5000, seed, setting: 'survey' });
      const silent = customers.filter(({ kind }) => kind === 'estimated');
      const truth = silent.map(({ uncaptured }) => uncaptured);
      const byPotential = rankCorrelation(
        silent.map(({ potential }) => potential),
        truth,
      );
      const bySpend = rankCorrelation(
        silent.map(({ spend }) => spend),
        truth,
      );
      expect(bySpend).toBeLessThan(0);
      expect(byPotential).toBeGreaterThan(0.55);

      const covered = silent.filter(({ low, uncaptured, high }) => low <= uncaptured && uncaptured <= high);
      expect(covered.length / silent.length).toBeGreaterThan(0.9);
      // Answers scatter around the truth, so that intervals made from them hold more than 95 % of it.
      expect(covered.length / silent.length).toBeLessThan(0.99);
      // Who buys much is no exception.
      const heavy = silent.filter(({ spend }) => spend > 300);
      const ofHeavy = heavy.filter(({ low, uncaptured, high }) => low <= uncaptured && uncaptured <= high);
      expect(ofHeavy.length / heavy.length).toBeGreaterThan(0.88);

      if (report.kind !== 'potential' || !report.estimated) throw new Error(report.kind);
      const all = truth.reduce((sum, uncaptured) => sum + uncaptured, 0);
      expect(Math.abs(report.estimated.money / all - 1)).toBeLessThan(0.12);
      expect(report.estimated.model.heldOutCoverage).toBeGreaterThan(0.9);
    },
  );

  test.each(seeds)('headroom ranks better than nothing, and than spending alone (seed %d)', async (seed) => {
    const { report, customers } = await demoPotential({ customers: 5000, seed, setting: 'facts' });
    if (report.kind !== 'headroom') throw new Error(report.kind);
    expect(report.facts).toContain('household_size');
    const truth = customers.map(({ uncaptured }) => uncaptured);
    const byHeadroom = rankCorrelation(
      customers.map(({ potential }) => potential),
      truth,
    );
    // Less spend alone, "all have the same wallet", ranks as minus the spend does.
    const bySpend = rankCorrelation(
      customers.map(({ spend }) => -spend),
      truth,
    );
    expect(byHeadroom).toBeGreaterThan(0.45);
    expect(byHeadroom).toBeGreaterThan(bySpend + 0.1);
  });

  test.each(seeds)('nothing is said where nothing can be known (seed %d)', async (seed) => {
    const { report, customers } = await demoPotential({ customers: 5000, seed, setting: 'none' });
    expect(report).toMatchObject({ kind: 'not-estimable', reason: 'no-facts' });
    expect(customers).toEqual([]);
  });
});
