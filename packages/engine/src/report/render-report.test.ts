import { describe, expect, it } from 'vitest';
import * as fixtures from '../../test/summary-fixture.ts';
import {
  asked,
  compared,
  doubtful,
  hostile,
  hostileText,
  oneYear,
  outcome,
  retailer,
  threeCustomers,
} from '../../test/summary-fixture.ts';
import { renderReport } from './render-report.ts';
import { type Summary, summarySchema } from './summary.ts';

const summaries = Object.entries(fixtures).filter(
  (entry): entry is [string, Summary] => typeof entry[1] === 'object',
);
const text = (report: string) =>
  report
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00A0', ' ')
    .replace(/\s+/g, ' ');

describe.each(summaries)('the report of %s', (_, summary) => {
  const report = renderReport(summary);

  it('is one small file that fetches nothing and holds no handler', () => {
    expect(summarySchema.safeParse(summary).error).toBeUndefined();
    expect(Buffer.byteLength(report)).toBeLessThan(500_000);
    expect(/(?:src|href)="?(?:https?:|\/\/|file:)/i.exec(report)?.[0]).toBeUndefined();
    expect(/<[^>]*\son\w+=/i.exec(report.replace(/"[^"]*"/g, '""'))?.[0]).toBeUndefined();
    expect(report.match(/<script/g)).toHaveLength(1);
    expect(report).toContain('script-src &#39;sha256-');
  });

  it('is the same bytes each time', () => {
    expect(renderReport(structuredClone(summary)) === report).toBe(true);
  });

  it('has unique ids, and links that lead somewhere', () => {
    const ids = [...report.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of report.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    for (const [, target] of report.matchAll(/(?:aria-labelledby|aria-describedby|url\(#)="?([\w-]+)/g))
      expect(ids).toContain(target);
  });

  it('writes no number that is none', () => {
    expect(/.{20}(NaN|Infinity|undefined|\[object|null).{20}/.exec(text(report))?.[0]).toBeUndefined();
  });

  it('orders its headings, and gives each section one', () => {
    const levels = [...report.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level - before).toBeLessThanOrEqual(1);
      return level;
    });
    expect(report.match(/<section/g)?.length).toBe(report.match(/<h2/g)?.length);
  });
});

it('puts page one in the order of its sketch', () => {
  const report = text(renderReport(retailer));
  const order = [
    'as of 30 Jun 2026 · run 7f3a91c2 · EUR',
    'Revenue grew 6 %, but on fewer customers',
    'Reconciles: 48 of 48 months',
    'new and returning customers brought',
    'One past-year customer in eight brings 60 % of revenue',
    'Newer customers bring about €12 less each by 12 months',
    'Three decisions; the largest is worth €90–140 k a year',
    'evidence: moderate',
    'What would change our mind',
    'rows could be used',
    'The top tenth of past-year customers',
    'Gamma–Poisson',
    '9f2b5c1e8a7d4430',
    'What the words mean',
  ];
  const places = order.map((words) => report.indexOf(words));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it('keeps model names to the appendix', () => {
  const report = text(renderReport(doubtful));
  const appendix = report.indexOf('How the numbers were made');
  for (const name of ['Gamma', 'Kaplan', 'Wilson', 'Welch', 'Poisson', 'log-normal', 'NBD'])
    expect(report.slice(0, appendix)).not.toContain(name);
});

it('gives an interval to estimates and none to counts', () => {
  const report = renderReport(retailer);
  const part = (id: string) => /<section id="ID"[\s\S]*?<\/section>/.source.replace('ID', id);
  const of = (id: string) => text(new RegExp(part(id)).exec(report)?.[0] ?? '');
  for (const estimate of ['cohorts', 'repurchase', 'retention', 'lifetime-segments', 'lifetime-channels'])
    expect(of(estimate)).toContain('95 % interval');
  for (const count of [
    'bridge',
    'concentration',
    'deciles',
    'grid',
    'rfm',
    'lifecycle',
    'migration',
    'patterns',
  ])
    expect(of(count)).not.toContain('interval');
});

it('tells potential after the grid: how much was told, and how much learnt; or why it is not known', () => {
  const report = renderReport(asked);
  const order = ['id="grid"', 'id="potential"', 'id="potential-chart-wide-title"', 'id="rfm"'];
  const places = order.map((part) => report.indexOf(part));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text(report)).toContain('Learnt from answers 22,584 94 % 22,540 €8,432,117.50 94 %');
  expect(renderReport(compared)).not.toContain('potential-chart');
  expect(text(renderReport(retailer))).toContain('It is not estimable from orders');
});

it('says why there is no number, and draws no empty chart', () => {
  const report = renderReport(oneYear);
  expect(text(report)).toContain(
    'The data begins on 2 Aug 2025. Two whole years of 365 days up to 30 Jun 2026 are needed.',
  );
  expect(text(report)).toContain('The history is too short to look at customers as of an earlier day.');
  for (const id of ['bridge-chart', 'migration-chart', 'repurchase-chart']) expect(report).not.toContain(id);
  expect(renderReport(threeCustomers)).not.toContain('cohort-curves');
});

it('shows text as text, wherever it comes from', () => {
  const report = renderReport(hostile);
  expect(report).not.toContain(hostileText);
  expect(/<script>alert|<img/.exec(report)?.[0]).toBeUndefined();
  expect(report).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(report).not.toContain('\u202E');
});

it('names what is reconciled, and ties it to the measure to the cent', () => {
  const report = text(renderReport(retailer));
  expect(report).toContain('Order amounts by month, before refunds: as analysed');
  expect(report).toContain(
    'Amounts of €6,181,685.20 less refunds of €61,204.85 are the revenue of €6,120,480.35 in this report.',
  );
  expect(report).not.toContain('Revenue by month');
  expect(text(renderReport({ ...retailer, measure: 'margin' }))).toContain(
    'Order amounts by month, before refunds and costs',
  );
});

it('says that a range comes once where it does not come every year', () => {
  const report = text(renderReport(retailer));
  expect(report).toContain('€25–62 k once evidence: moderate');
  expect(report).toContain('€90–140 k a year evidence: moderate');
});

it('says in days what a year is', () => {
  const value = { ...retailer.value, yearDays: 90 };
  expect(text(renderReport({ ...retailer, value }))).toContain('The 90 days that end on the as-of day');
});

it('counts an outcome without a currency', () => {
  const report = text(renderReport(outcome));
  for (const word of [/€/, /EUR/, /past-year the/, /Revenue per customer so far/])
    expect(word.test(report)).toBe(false);
});

it('draws no line for a handful of newcomers, and says so', () => {
  if (!('cohorts' in retailer.cohorts)) throw new Error('The fixture holds cohorts.');
  const [first, ...others] = retailer.cohorts.cohorts;
  const few = (cohorts: typeof others): Summary => ({
    ...retailer,
    cohorts: { ...retailer.cohorts, cohorts } as Summary['cohorts'],
  });
  const one = text(renderReport(few([{ ...first!, customers: 3 }, ...others])));
  expect(one).toContain('1 group of fewer than 30 customers not drawn');
  const none = renderReport(few([{ ...first!, customers: 3 }]));
  expect(text(none)).toContain('No group of newcomers has 30 customers');
  expect(none).not.toContain('cohort-curves');
});

it('does not speak of concentration among three customers', () => {
  const report = renderReport(threeCustomers);
  expect(text(report)).toContain('There are too few customers to speak of concentration Only 3 customers');
  expect(report).not.toContain('id="lorenz');
});
