import { describe, expect, it } from 'vitest';
import { lifetime } from '../../test/lifetime-fixture.ts';
import { retailer, threeCustomers } from '../../test/summary-fixture.ts';
import { shareSummary } from './share-summary.ts';
import { isUnknown, type SharedSummary, type Summary, sharedSummarySchema } from './summary.ts';

type Lifetime = Exclude<Summary['clv'], { value: null }>;
type Shared = Exclude<SharedSummary['clv'], { value: null }>;

function shared(change: Partial<Lifetime>, k = 10): Shared {
  const summary = shareSummary({ ...retailer, clv: { ...lifetime, ...change } }, k);
  expect(sharedSummarySchema.safeParse(summary).error).toBeUndefined();
  if (isUnknown(summary.clv)) throw new Error('It is told.');
  return summary.clv;
}
type Holdout = Exclude<Lifetime['holdout'], { value: null }>;
const holdout = lifetime.holdout as Holdout;
const nulls = (values: readonly unknown[]) =>
  values.flatMap((value, place) => (value === null ? [place] : []));

describe('lifetime value for who may not see customers', () => {
  it('is told whole where no group is small', () => {
    expect(shared({})).toEqual(lifetime);
  });

  it('withholds a class of few with its money, and one more that would give it away', () => {
    const few = lifetime.distribution.map((bin, place) => (place === 8 ? { ...bin, customers: 4 } : bin));
    few[0] = { ...few[0]!, customers: few[0]!.customers + 76 };
    const { distribution } = shared({ distribution: few });
    const hidden = nulls(distribution.map(({ customers }) => customers));
    expect(hidden).toContain(8);
    expect(hidden.length).toBeGreaterThan(1);
    expect(nulls(distribution.map(({ value }) => value))).toEqual(hidden);
  });

  it('withholds a level of few, with how often they buy, and one more that would give it away', () => {
    const total = lifetime.customers;
    const level = (name: string, customers: number) => ({
      level: name,
      customers,
      ratio: 1.2,
      interval: [1.1, 1.3] as [number, number],
    });
    const levels = [level('search', total - 600 - 7), level('referral', 600), level('other', 7)];
    const { covariates } = shared({
      covariates: {
        rule: 'As it is.',
        model: 'bgnbdcov',
        tests: [],
        facts: [{ fact: 'acquisition_channel', levels }],
      },
    });
    if (covariates === undefined || isUnknown(covariates)) throw new Error('It is told.');
    const [search, referral, other] = covariates.facts[0]!.levels;
    expect(other).toEqual({ level: 'other', customers: null, ratio: null, interval: null });
    expect([search!.customers, referral!.customers]).toContain(null);
    expect([search!.customers, referral!.customers]).not.toEqual([null, null]);
  });

  it('withholds a channel of few, with all that is said of it', () => {
    const channels = lifetime.byChannel as Lifetime['bySegment'];
    const few = channels.map((channel, place) =>
      place === 4
        ? { ...channel, customers: 3 }
        : place === 0
          ? { ...channel, customers: channel.customers + channels[4]!.customers - 3 }
          : channel,
    );
    const { byChannel } = shared({ byChannel: few });
    if (isUnknown(byChannel)) throw new Error('There are channels.');
    expect(byChannel[4]).toEqual({
      name: 'not known',
      customers: null,
      value: null,
      perCustomer: null,
      interval: null,
      alive: null,
      purchases: null,
    });
    expect(nulls(byChannel.map(({ value }) => value)).length).toBeGreaterThan(1);
  });

  it('withholds who bought so often, what was expected of them, and what they bought later', () => {
    const calibration = lifetime.calibration.map((row, place) =>
      place === 6 ? { ...row, actual: 7 } : place === 0 ? { ...row, actual: row.actual + 401 } : row,
    );
    const told = shared({
      calibration,
      holdout: {
        ...holdout,
        byFrequency: holdout.byFrequency.map((row, place) => ({
          ...row,
          customers: calibration[place]!.actual,
        })),
      },
    });
    const hidden = nulls(told.calibration.map(({ actual }) => actual));
    expect(hidden).toContain(6);
    expect(hidden.length).toBeGreaterThan(1);
    expect(Object.values(told.calibration[6]!.expected)).toEqual([null, null, null, null]);
    if (isUnknown(told.holdout)) throw new Error('It was tried.');
    expect(nulls(told.holdout.byFrequency.map(({ customers }) => customers))).toEqual(hidden);
    expect(told.holdout.byFrequency[6]!.actual).toBeNull();
  });

  it('withholds a total of few purchases, and how nearly all were covered', () => {
    const told = shared({ holdout: { ...holdout, actual: 6, byFrequency: [] } }).holdout;
    expect(told).toMatchObject({ actual: null, bias: null, naive: null, money: { actual: null } });
    const covered = shared({ holdout: { ...holdout, coverage: 1 - 3 / holdout.customers } }).holdout;
    expect(covered).toMatchObject({ actual: holdout.actual, coverage: null });
  });

  it('tells sums over time only where enough was bought in between, and no period that two sums would tell', () => {
    let cumulative = 0;
    const tracking = [20, 3, 2, 30, 0, 4, 40].map((actual, week) => {
      cumulative += actual;
      return { ...lifetime.tracking[week]!, actual, cumulative };
    });
    const told = shared({ tracking }).tracking;
    expect(told.map(({ cumulative }) => cumulative)).toEqual([20, null, null, 55, 55, null, 99]);
    expect(told.map(({ actual }) => actual)).toEqual([20, null, null, null, 0, null, null]);
  });

  it('says nothing at all of too few customers', () => {
    const { clv } = shareSummary({ ...threeCustomers, clv: lifetime }, 10);
    expect(isUnknown(clv)).toBe(true);
  });
});
