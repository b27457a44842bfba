import { describe, expect, it } from 'vitest';
import { comparisons, contracts, retention } from '../../../test/cohorts-fixture.ts';
import { retailer } from '../../../test/summary-fixture.ts';
import { reportContext } from '../context.ts';
import { shareSummary } from '../share-summary.ts';
import type { Summary } from '../summary.ts';
import { reportWords } from '../words.ts';
import { comparisonSentence } from './cohorts.ts';
import { contractsHeading, contractsSentences } from './contracts.ts';
import {
  ageSpan,
  comparisonsSentence,
  retentionHeading,
  retentionSentences,
  toldPoint,
} from './retention.ts';

const plain = (text: string | undefined) => text?.replaceAll('\u00A0', ' ');
const context = reportContext(retailer);
const cohortsWith = (change: object) =>
  ({ ...retailer.cohorts, ...change }) as Exclude<Summary['cohorts'], { value: null }>;

describe('who stays', () => {
  it('is told at a year, or at the greatest age below it of which enough customers tell', () => {
    expect(toldPoint(retention)?.age).toBe(4);
    const short = { ...retention, ageMonths: 1, curve: retention.curve.slice(0, 4) };
    expect(toldPoint(short)?.age).toBe(3);
    const few = { ...retention, curve: retention.curve.map((point) => ({ ...point, customers: 29 })) };
    expect(toldPoint(few)).toBeUndefined();
    expect(retentionHeading(few)).toBe('We cannot tell yet who stays');
  });

  it('says what is known at the least, with its interval, and what may still change', () => {
    expect(plain(retentionHeading(retention))).toBe(
      '12 months after the first purchase, at least 33 % of customers are there still',
    );
    const [first, second] = retentionSentences(retention).map(plain);
    expect(first).toMatch(
      /^Of 15,475 customers observed so long, 22 % bought in months 12 to 15 .*95 % interval\); 33 % bought then or later/,
    );
    expect(second).toContain('not counted yet');
    expect([ageSpan(4, 3), ageSpan(4, 1)]).toEqual(['12–15', '4']);
  });
});

describe('newer against older at several ages', () => {
  it('names the ages that differ, and says that it corrects for the looks', () => {
    expect(plain(comparisonsSentence(context, cohortsWith({ comparisons })))).toBe(
      'Looked at after 3, 6 and 12 months, newer customers differ from those of a year before by −€6.30 each after 6 months and −€12 each after 12 months; for 3 looks a correction is made, and the other ages show no difference.',
    );
    const none = comparisons.map((one) => ({ ...one, verdict: 'no difference shown' as const }));
    expect(comparisonsSentence(context, cohortsWith({ comparisons: none }))).toContain(
      'no age shows a difference',
    );
    expect(
      comparisonsSentence(context, cohortsWith({ comparisons: comparisons.slice(0, 1) })),
    ).toBeUndefined();
  });

  it('does not call a difference that one of several looks may show by chance', () => {
    const [, six] = comparisons;
    expect(comparisonSentence(context, { ...six!, verdict: 'no difference shown' })).toContain(
      'one of them may look so by chance',
    );
  });
});

describe('contracts', () => {
  it('say who is left, who is expected to be, and how that was tested', () => {
    expect(plain(contractsHeading(contracts))).toBe(
      'Of 100 new customers under contract 49 are left after 7 renewals',
    );
    const said = contractsSentences(contracts).map(plain).join(' ');
    expect(said).toContain(
      '509 customers are lost, because no payment came within the period and 30 days of grace.',
    );
    expect(said).toContain('24 customers paid again after that');
    expect(said).toContain('120 customers may have begun before the data does');
    expect(said).toContain('of 1,068 renewals then due, 1,001 were foretold (985 to 1,017), 1,008 were made');
    expect(said).not.toMatch(/beta|Kaplan|alpha/i);
  });

  it('say why they foretell nothing, and when their beginning is not known', () => {
    const reason = 'Nobody was lost yet.';
    const said = contractsSentences({ ...contracts, startsKnown: false, model: { value: null, reason } });
    expect(said.join(' ')).toContain('older customers than they look');
    expect(said.at(-1)).toBe('How many will stay cannot be said: nobody was lost yet.');
  });

  it('are told to who may see them, and to nobody where customers are under none', () => {
    expect(reportWords(retailer).contracts).toBeNull();
    const summary = { ...retailer, contracts };
    expect(reportWords(summary).contracts?.heading).toContain('49 are left');
    const closed = { ...summary, contracts: { ...contracts, returned: 4 } };
    expect(reportWords(closed, shareSummary(closed, 10)).contracts).toMatchObject({ withheld: true });
  });
});
