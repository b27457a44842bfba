import { describe, expect, test } from 'vitest';
import { headroomAgainstPeers, learntPotential, noPotential } from '../../test/potential-fixture.ts';
import { retailer } from '../../test/summary-fixture.ts';
import { shareSummary } from './share-summary.ts';
import { type Summary, sharedSummarySchema } from './summary.ts';

const all = retailer.customers;
const shared = (potential: Summary['potential']) => {
  const summary = shareSummary({ ...retailer, potential }, 10);
  return sharedSummarySchema.parse(summary).potential;
};

describe('potential for who may not see customers', () => {
  test('is told of enough people', () => {
    const many = { ...learntPotential, estimated: { ...estimated(), customers: all - 1536 } };
    expect(shared(many)).toEqual(many);
    const headroom = { ...headroomAgainstPeers, customers: all };
    expect(shared(headroom)).toEqual(headroom);
    expect(shared(noPotential)).toEqual(noPotential);
  });

  test('keeps back a few answers, and what would give them away', () => {
    const few = shared({ ...noPotential, answers: { ...noPotential.answers, told: 4, belowOwnSpend: 1 } });
    expect(few.answers).toMatchObject({ told: null, belowOwnSpend: null });
    const told = shared({
      ...learntPotential,
      answers: { ...learntPotential.answers, told: 8, belowOwnSpend: 0 },
      told: { customers: 8, withPotential: 8, money: 900 },
      estimated: { ...estimated(), customers: all - 8 },
    });
    expect(told).toMatchObject({
      answers: { told: null },
      told: { customers: null, money: null },
      estimated: { customers: null, money: null, answers: null },
    });
  });

  test('tells the money of many where few have none', () => {
    const most = shared({
      ...learntPotential,
      answers: { ...learntPotential.answers, belowOwnSpend: 2 },
      told: { ...learntPotential.told, withPotential: 1534 },
    });
    expect(most).toMatchObject({
      answers: { told: 1536, belowOwnSpend: null },
      told: { customers: 1536, withPotential: null, money: learntPotential.told.money },
    });
  });

  test('keeps back the money of a few', () => {
    const few = shared({ ...headroomAgainstPeers, customers: all, withPotential: 3 });
    expect(few).toMatchObject({ customers: all, withPotential: null, money: null });
  });
});

function estimated() {
  if ('reason' in learntPotential.estimated) throw new Error(learntPotential.estimated.reason);
  return learntPotential.estimated;
}
