import { describe, expect, it } from 'vitest';
import {
  oneYear,
  outcome,
  retailer,
  threeCustomers,
  withoutDecisions,
} from '../../../test/summary-fixture.ts';
import { reportContext } from '../context.ts';
import { isUnknown, type Summary } from '../summary.ts';
import { bridgeHeading, bridgeMeaning } from './bridge.ts';
import { cohortName, cohortsHeading, comparisonSentence, olderCustomersSentence } from './cohorts.ts';
import { counted, ended, oneIn } from './counting.ts';
import { decisionsHeading } from './decisions.ts';
import { qualityHeading, reconciliationSentence, totalSentence } from './reconciliation.ts';
import {
  lapsedSentence,
  lifecycleHeading,
  migrationHeading,
  migrationMeaning,
  overlapSentence,
  patternsHeading,
  repurchaseHeading,
  rfmHeading,
  rfmMeaning,
} from './segments.ts';
import {
  concentrationHeading,
  concentrationMeaning,
  decilesHeading,
  gridHeading,
  gridMeaning,
  zeroSpendersSentence,
} from './value.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const context = (changes: Partial<Summary> = {}) => reportContext({ ...retailer, ...changes });
const known = <T>(value: T | { value: null; reason: string }): T => {
  if (isUnknown(value)) throw new Error('The fixture holds this.');
  return value as T;
};
const bridge = known<Exclude<Summary['bridge'], { value: null }>>(retailer.bridge);
const cohorts = known<Exclude<Summary['cohorts'], { value: null }>>(retailer.cohorts);
const comparison = known<Exclude<typeof cohorts.comparison, { value: null }>>(cohorts.comparison);

describe('counting', () => {
  it('knows one from many', () => {
    expect(plain(counted(1, 'customer'))).toBe('1 customer');
    expect(plain(counted(0, 'customer'))).toBe('0 customers');
    expect(plain(counted(1240, 'customer'))).toBe('1,240 customers');
  });

  it('says "one in eight" only where it is true', () => {
    expect(oneIn(0.124)).toBe('one in eight');
    expect(oneIn(0.5)).toBe('one in two');
    expect(oneIn(0.14)).toBe('one in seven');
    expect(oneIn(0.29)).toBeUndefined();
    expect(oneIn(0.02)).toBeUndefined();
    expect(oneIn(0)).toBeUndefined();
  });

  it('ends what others wrote in the report’s way', () => {
    expect(plain(ended('orders.csv begins on 2025-08-02'))).toBe('orders.csv begins on 2 Aug 2025.');
    expect(ended('Why?')).toBe('Why?');
    expect(ended('fewer than 5 %')).toBe('fewer than 5\u00A0%.');
  });
});

describe('reconciliation', () => {
  it('says that it reconciles, and what was set aside', () => {
    expect(plain(reconciliationSentence(context()))).toBe(
      'Reconciles: 48 of 48 months match the files’ totals · 214 rows set aside (0.1 %)',
    );
  });

  it('says when it does not, and speaks of one month as one', () => {
    const one = context({
      reconciliation: { ...retailer.reconciliation, matching: 47 },
      rows: { read: 10, accepted: 9, duplicates: 1, rejected: 0 },
    });
    expect(plain(reconciliationSentence(one))).toBe(
      'Does not reconcile: 1 month of 48 differs from the files’ totals · 1 row set aside (10 %)',
    );
    expect(plain(reconciliationSentence(reportContext(threeCustomers)))).toBe(
      'Reconciles: 1 of 1 month matches the files’ totals · no row set aside',
    );
  });

  it('takes off what the measure takes off, and says when that does not add up', () => {
    const say = (measure: Summary['measure'], total: Partial<Summary['reconciliation']['total']>) =>
      plain(
        totalSentence(
          context({
            measure,
            reconciliation: {
              ...retailer.reconciliation,
              total: { amounts: 100, refunds: 10, costs: null, measure: 90, matches: true, ...total },
            },
          }),
        ),
      );
    expect(say('revenue', {})).toBe(
      'Amounts of €100.00 less refunds of €10.00 are the revenue of €90.00 in this report.',
    );
    expect(say('margin', { costs: 60, measure: 30 })).toBe(
      'Amounts of €100.00 less refunds of €10.00 and costs of €60.00 are the margin of €30.00 in this report.',
    );
    expect(say('outcome', { refunds: null, measure: 100 })).toBe(
      'Amounts of 100 are the outcome of 100 in this report.',
    );
    expect(say('revenue', { measure: 89, matches: false })).toContain('are not the revenue');
  });

  it('never rounds rows set aside away', () => {
    expect(plain(qualityHeading(context()))).toBe('99.9 % of 237,642 rows could be used');
    expect(plain(qualityHeading(reportContext(threeCustomers)))).toBe(
      'All 5 rows of the files could be used',
    );
  });
});

describe('the bridge', () => {
  it('names what explains the net change, set off', () => {
    expect(plain(bridgeHeading(context(), bridge))).toBe(
      'Revenue grew 6 %: new and returning customers brought €163 k more than lost ones took',
    );
    expect(plain(bridgeMeaning(context(), bridge))).toBe(
      'Revenue went from €1.82 M to €1.93 M. Of last year’s customers, 59 % bought again.',
    );
  });

  it('speaks of losses without gains, gains without losses, what balances, and neither', () => {
    const none = { new: 0, reactivated: 0, up: 0, down: 0, lost: 0, lastYear: 10_000 };
    const say = (part: Partial<typeof bridge>) => {
      const parts = { ...none, ...part };
      const thisYear = parts.lastYear + parts.new + parts.reactivated + parts.up + parts.down + parts.lost;
      return plain(bridgeHeading(context(), { ...bridge, ...parts, thisYear }));
    };
    expect(say({ lost: -5000 })).toBe('Revenue fell 50 %: lost customers took €5,000');
    expect(say({ new: 500, lost: -5000, up: 900 })).toBe(
      'Revenue fell 36 %: lost customers took €4,500 more than new and returning ones brought',
    );
    expect(say({ new: 500, lost: -400, up: 100, down: -3000 })).toBe(
      'Revenue fell 28 %: customers who stayed brought €2,900 less',
    );
    expect(say({ up: 5000 })).toBe('Revenue grew 50 %: customers who stayed brought €5,000 more');
    expect(say({ new: 600, lost: -100, down: -500 })).toBe(
      'Revenue stood still: new and returning customers brought €500 more than lost ones took, and customers who stayed brought €500 less',
    );
    expect(say({ lastYear: 0, new: 600 })).toBe(
      'Revenue went from €0 to €600: new and returning customers brought €600',
    );
    expect(say({})).toBe('Revenue is the same as last year, customer by customer');
  });

  it('does not divide by a year without revenue', () => {
    const first = { ...bridge, lastYear: 0, customers: { ...bridge.customers, lastYear: 0 } };
    expect(plain(bridgeMeaning(context(), first))).toBe('Revenue went from €0.00 M to €1.93 M.');
  });
});

describe('value', () => {
  it('states concentration as a count', () => {
    expect(plain(concentrationHeading(context(), 0.124))).toBe(
      'One past-year customer in eight brings 60 % of revenue',
    );
    expect(plain(concentrationHeading(context(), 0.29))).toBe(
      '29 % of past-year customers bring 60 % of revenue',
    );
    expect(plain(concentrationMeaning(context()))).toContain(
      'Of 12,397 customers who spent something in the past year, the 12 % who spent most bring 60 % of revenue, and 20 % bring 80 %',
    );
    expect(concentrationMeaning(context())).not.toContain('interval');
  });

  it('speaks of the measure that was chosen', () => {
    expect(plain(concentrationHeading(reportContext(outcome), 0.124))).toBe(
      'One past-year customer in eight brings 60 % of the outcome',
    );
    expect(plain(concentrationHeading(context({ measure: 'margin' }), 0.5))).toBe(
      'One past-year customer in two brings 60 % of margin',
    );
    expect(plain(gridHeading(reportContext(outcome)))).toContain(
      '812 k comes from people with a high outcome',
    );
  });

  it('prints no cut where nobody spent anything', () => {
    const none = { value: null, reason: 'Nobody spent anything in the past year.' };
    const { value } = retailer;
    const nobody = context({ value: { ...value, gridAxes: { ...value.gridAxes, valueCut: none } } });
    expect(gridHeading(nobody)).toBe('Nobody spent anything in the past year');
    expect(gridMeaning(nobody)).toContain('There is no cut: nobody spent anything in the past year.');
    expect(plain(gridMeaning(context()))).toContain(
      'The cut is at €65. Growing means that a customer is expected to bring more in a year to come than in the past year. For 3,704 customers growth has no meaning, because they brought nothing in the past year; they count as not growing. For 70 % of customers the cell is at least 80 % certain; the others lie too near a cut for what is known of them.',
    );
  });

  it('sums up deciles, fewer than ten of them, and none', () => {
    expect(plain(decilesHeading(context()))).toBe(
      'The top tenth of past-year customers brings 52 % of revenue, the lower half 9 %',
    );
    expect(plain(decilesHeading(reportContext(threeCustomers)))).toBe(
      'The first of 3 groups of past-year customers brings 67 % of revenue',
    );
    const nothing = { ...retailer.value, deciles: [], pastYearRevenue: 0 };
    expect(decilesHeading(context({ value: nothing }))).toBe(
      'There is no revenue in the past year to divide',
    );
    expect(plain(zeroSpendersSentence(context()))).toContain('11,723 more customers spent nothing');
  });
});

describe('cohorts', () => {
  it('says worse, better, or that no difference is shown', () => {
    const say = (part: Partial<typeof comparison>) =>
      plain(cohortsHeading(context(), { ...cohorts, comparison: { ...comparison, ...part } }));
    expect(say({})).toBe('Newer customers bring about €12 less each by 12 months');
    expect(say({ verdict: 'better', difference: 12.2 })).toBe(
      'Newer customers bring about €12 more each by 12 months',
    );
    expect(say({ verdict: 'no difference shown', ageMonths: 1 })).toBe(
      'Newer and older customers: no difference shown by 1 month',
    );
  });

  it('gives the interval of the estimate, and days as days', () => {
    const text = plain(comparisonSentence(context(), comparison));
    expect(text).toContain('first bought 1 Jul 2024 to 30 Jun 2025 brought €148 each');
    expect(text).toContain('between −€20 and −€5 (95 % interval)');
  });

  it('says when its groups may hold older customers', () => {
    const first = (cohort: string) => ({
      ...cohorts,
      cohorts: [{ ...cohorts.cohorts[0]!, cohort }, ...cohorts.cohorts.slice(1)],
    });
    const say = (cohort: string) =>
      olderCustomersSentence(context({ firstDay: '2025-08-02' }), first(cohort));
    expect(plain(say('2025-08') ?? '')).toContain('the data begins on 2 Aug 2025');
    for (const held of ['2025', '2025-Q4', '2025-10']) expect(say(held)).toBeDefined();
    for (const free of ['2026', '2026-Q1', '2025-11']) expect(say(free)).toBeUndefined();
  });

  it('names periods as they are spoken of', () => {
    expect(['2024', '2024-Q3', '2024-07'].map((cohort) => plain(cohortName(cohort)))).toEqual([
      '2024',
      'Q3 2024',
      'Jul 2024',
    ]);
  });

  it('says that it cannot tell', () => {
    expect(cohortsHeading(context(), { ...cohorts, comparison: { value: null, reason: 'x' } })).toBe(
      'We cannot tell yet whether newer customers are better',
    );
  });
});

describe('segments', () => {
  it('states shares', () => {
    expect(plain(rfmHeading(context()))).toBe('Champions: 9 % of customers, 38 % of revenue');
    expect(plain(lifecycleHeading(context()))).toBe(
      '50 % of customers are still buying; 50 % have gone quiet',
    );
    expect(rfmMeaning(context())).toContain('Ten classic groups by');
    expect(rfmMeaning(context())).not.toContain('empty');
    expect(rfmMeaning(reportContext(threeCustomers))).toContain(
      'Eight of them are empty here: Loyal customers,',
    );
    expect(plain(patternsHeading(context()))).toBe('54 % of customers bought on one day only');
  });

  it('counts moves towards leaving and back, and leaves out newcomers', () => {
    expect(plain(migrationHeading(context(), 182))).toBe(
      '3,606 customers moved towards leaving in 182 days; 642 moved back',
    );
    expect(plain(migrationHeading(context({ migration: [] }), 1))).toBe(
      'Nobody moved between buying and silence in 1 day',
    );
    expect(plain(migrationMeaning(context(), '2025-12-30'))).toContain(
      '2,463 customers who joined in between are not drawn',
    );
  });

  it('compares the states that are known', () => {
    expect(plain(repurchaseHeading(context(), 182))).toBe(
      '84 % of mature customers bought again within 182 days, 2.1 % of lapsed ones',
    );
    expect(repurchaseHeading(reportContext(oneYear), 182)).toBe('We cannot tell yet who buys again');
  });

  it('say when the rule of the lapsed did not hold, and whether that may be chance', () => {
    const say = (share: number, low: number) => {
      const lifecycleRepurchase = [
        { state: 'lapsed' as const, customers: 400, share, interval: [low, 0.12] as [number, number] },
      ];
      return plain(lapsedSentence(context({ lifecycleRepurchase }), '1997-12-31', 182) ?? '');
    };
    expect(say(0.085, 0.06)).toBe(
      'Of those called lapsed on 31 Dec 1997, 8.5 % bought within 182 days: more than the 5 % that the rule promises, because this history is short.',
    );
    expect(say(0.085, 0.04)).toContain('though chance alone may explain it');
    expect(say(0.05, 0.04)).toBe('');
    expect(lapsedSentence(context(), '1997-12-31', 182)).toBeUndefined();
    expect(lapsedSentence(reportContext(oneYear), '1997-12-31', 182)).toBeUndefined();
  });

  it('names states that do not separate', () => {
    expect(overlapSentence(context())).toBeUndefined();
    const alike = retailer.lifecycleRepurchase.map((row) =>
      row.state === 'dormant' ? { ...row, share: 0.55, interval: [0.53, 0.57] as [number, number] } : row,
    );
    expect(overlapSentence(context({ lifecycleRepurchase: alike }))).toBe(
      'These states do not separate in this data: active and dormant.',
    );
  });
});

describe('decisions', () => {
  it('counts them, and names the largest range', () => {
    expect(plain(decisionsHeading(context()))).toBe('Three decisions; the largest is worth €90–140 k a year');
    expect(plain(decisionsHeading(reportContext(oneYear)))).toBe('One decision, worth €90–140 k a year');
    expect(decisionsHeading(reportContext(withoutDecisions))).toBe(
      'No decision suggests itself from this data',
    );
  });
});
