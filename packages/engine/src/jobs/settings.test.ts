import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type * as z from 'zod';
import { startS3, type TestS3 } from '../../test/s3-server.ts';
import { generateDemo } from '../demo/index.ts';
import { AttuneError } from '../errors/index.ts';
import { type PlaybookInput, parsePlaybook, playbookJsonSchema, writePlaybook } from '../playbook/index.ts';
import { isUnknown, type SharedSummary, type Summary, shareSummary, summarySchema } from '../report/index.ts';
import { runAnalysis } from './index.ts';

// What the engine itself says about a setting that must not change any result.
const engineThreads: number[] = [];
vi.mock(import('../warehouse/index.ts'), async (original) => {
  const real = await original();
  const openDuckDb: typeof real.openDuckDb = async (path, options) => {
    const warehouse = await real.openDuckDb(path, options);
    const threads = real.sql`select cast(current_setting('threads') as integer) as threads`;
    const [row] = await warehouse.rows(threads, { threads: 'count' });
    engineThreads.push(row?.threads ?? 0);
    return warehouse;
  };
  return { ...real, openDuckDb };
});

// Pictures take a fifth of a small run, and no case looks at one.
vi.mock(import('@attune/charts'), async (original) => ({
  ...(await original()),
  renderSvg: () => '<svg></svg>',
}));

const folder = mkdtempSync(join(tmpdir(), 'attune-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

interface Outcome {
  readonly summary: Summary;
  /** What of it is shown to who may not see customers. */
  readonly shared: SharedSummary;
  /** The text of a file of the result. */
  readonly file: (name: 'customers.csv' | 'report.html') => string;
  readonly threads: number;
}

/** A setting, two playbooks that differ in it alone, and what must differ in the result. */
interface Case {
  readonly setting: string;
  /** Files by name; default: the made-up retailer. */
  readonly files?: Files;
  readonly without?: PlaybookInput;
  readonly with: PlaybookInput;
  /** Other settings that cannot but change along. */
  readonly along?: readonly string[];
  /** What the setting is there to move. A run that is refused gives its error code instead. */
  readonly shows: (outcome: Outcome) => unknown;
  /** What `shows` gives with the setting, where that can be said beforehand. */
  readonly becomes?: unknown;
}

const orders = (...lines: string[]) => ({
  'orders.csv': `${['customer_id,date,amount', ...lines].join('\n')}\n`,
});
const twoOrders = orders('a,2026-01-21,10.50', 'b,2026-02-13,20.25');
/** A till that leaves its own address beside the phones of its customers. */
const ordersOfATill = {
  'orders.csv': [
    'order_id,email,phone,date,amount',
    '1,till@shop.de,+4930123451,2026-01-21,10.50',
    '2,till@shop.de,+4930123452,2026-01-22,10.50',
    '3,,+4930123451,2026-02-13,20.25',
    '',
  ].join('\n'),
};
const customerIds = ({ file }: Outcome) =>
  file('customers.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]);
const column = (name: string) => (outcome: Outcome) => {
  const [header, ...lines] = outcome.file('customers.csv').trim().split('\n');
  const index = header!.split(',').indexOf(name);
  return lines.map((line) => line.split(',')[index]);
};
const rangeOf = (id: string) => (outcome: Outcome) =>
  outcome.summary.decisions.find((decision) => decision.id === id)?.range;
const lifetimeOf = ({ summary }: Outcome) => {
  if (isUnknown(summary.clv)) throw new Error(summary.clv.reason);
  return summary.clv;
};
const segmentSizes = ({ summary }: Outcome) =>
  summary.rfm.segments.map(({ segment, customers }) => [segment, customers]);
const best = { name: 'Best', recency: [4, 5], frequency: [4, 5], monetary: [4, 5] } as const;
const bestSegment = (change: object) => ({ rfm: { segments: [{ ...best, ...change }] } }) as PlaybookInput;

/** Households of five sizes, who spend more the larger they are; where they live says nothing. */
const households = {
  'orders.csv': `customer_id,date,amount\n${Array.from({ length: 500 }, (_, i) => {
    const spent = 50 * (1 + (i % 5)) * (1 + ((i * 37) % 100) / 100);
    return `c${i},2024-03-01,1\nc${i},2025-06-01,${spent.toFixed(2)}\nc${i},2025-12-31,0.5\n`;
  }).join('')}`,
  'customers.csv': `customer_id,household_size,region\n${Array.from(
    { length: 500 },
    (_, i) => `c${i},${1 + (i % 5)},${['north', 'south', 'west'][Math.floor(i / 5) % 3]}\n`,
  ).join('')}`,
};

const cases: Case[] = [
  {
    setting: 'business.name',
    files: twoOrders,
    with: { business: { name: 'Northwind' } },
    shows: ({ summary, file }) => [summary.business.name, file('report.html').includes('Northwind')],
    becomes: ['Northwind', true],
  },
  {
    setting: 'business.outcome',
    files: twoOrders,
    with: { business: { outcome: 'More come back' } },
    shows: ({ summary, file }) => [summary.business.outcome, file('report.html').includes('More come back')],
    becomes: ['More come back', true],
  },
  {
    setting: 'business.stage',
    files: twoOrders,
    with: { business: { stage: 'expanding' } },
    shows: ({ summary, file }) => [summary.business.stage, /expanding/.test(file('report.html'))],
    becomes: ['expanding', true],
  },
  {
    setting: 'currency',
    files: twoOrders,
    with: { currency: 'CHF' },
    shows: ({ summary }) => summary.currency,
    becomes: 'CHF',
  },
  {
    setting: 'timeZone',
    files: orders('a,2026-01-21T10:00:00Z,10', 'b,2026-02-13T23:30:00Z,20'),
    with: { timeZone: 'Europe/Berlin' },
    shows: ({ summary }) => [summary.timeZone, summary.lastDay],
    becomes: ['Europe/Berlin', '2026-02-14'],
  },
  {
    setting: 'value',
    files: {
      'orders.csv':
        'customer_id,date,amount,product_id,quantity\na,2026-01-21,10,tea,2\nb,2026-02-13,20,pot,1\n',
      'products.csv': 'product_id,category,cost\ntea,drinks,2\npot,kitchen,5\n',
    },
    with: { value: 'margin' },
    shows: ({ summary }) => [summary.measure, summary.revenue],
    becomes: ['margin', 21],
  },
  {
    setting: 'value',
    files: twoOrders,
    without: { currency: 'EUR' },
    with: { currency: 'EUR', value: 'outcome' },
    shows: ({ summary }) => [summary.measure, summary.currency, /revenue/.test(summary.finding)],
    becomes: ['outcome', null, false],
  },
  {
    setting: 'rates',
    files: { 'orders.csv': 'customer_id,date,amount,currency\na,2026-01-21,10,EUR\nb,2026-02-13,20,USD\n' },
    without: { currency: 'EUR', rates: { USD: 1 } },
    with: { currency: 'EUR', rates: { USD: 0.5 } },
    shows: ({ summary }) => summary.revenue,
    becomes: 20,
  },
  {
    setting: 'sources[].match',
    files: orders('a,2026-01-21,1.234', 'b,2026-02-13,2.500'),
    without: { sources: [{ match: 'invoices*.csv', decimal: ',' }] },
    with: { sources: [{ match: 'orders*.csv', decimal: ',' }] },
    shows: ({ summary }) => summary.revenue,
    becomes: 3734,
  },
  {
    setting: 'sources[].kind',
    files: { ...twoOrders, 'older.csv': 'customer_id,date,amount\nc,2025-01-01,5\n' },
    without: { sources: [{ match: 'older.csv' }] },
    with: { sources: [{ match: 'older.csv', kind: 'ignore' }] },
    shows: ({ summary }) => summary.customers,
    becomes: 2,
  },
  {
    setting: 'sources[].kind',
    files: { ...twoOrders, 'older.csv': 'customer_id,date,amount\nc,2025-01-01,5\n' },
    without: { sources: [{ match: 'older.csv' }] },
    with: { sources: [{ match: 'older.csv', kind: 'customers' }] },
    shows: ({ summary }) => [summary.customers, summary.prospects],
    becomes: [2, 1],
  },
  {
    setting: 'sources[].columns',
    files: { 'orders.csv': 'payer,wearer,date,amount\na,x,2026-01-21,10\na,y,2026-02-13,20\n' },
    without: { sources: [{ match: '*', columns: { customer_id: 'payer' } }] },
    with: { sources: [{ match: '*', columns: { customer_id: 'wearer' } }] },
    shows: customerIds,
    becomes: ['x', 'y'],
  },
  {
    setting: 'sources[].dateOrder',
    files: orders('a,03/04/2026,10', 'b,05/06/2026,20'),
    without: { sources: [{ match: '*' }] },
    with: { sources: [{ match: '*', dateOrder: 'day-first' }] },
    shows: ({ summary }) => summary.firstDay,
    becomes: '2026-04-03',
  },
  {
    setting: 'sources[].decimal',
    files: orders('a,2026-01-21,1.234', 'b,2026-02-13,2.500'),
    without: { sources: [{ match: '*' }] },
    with: { sources: [{ match: '*', decimal: ',' }] },
    shows: ({ summary }) => summary.revenue,
    becomes: 3734,
  },
  {
    setting: 'sources[].delimiter',
    files: { 'orders.csv': 'customer_id~date~amount\na~2026-01-21~10\nb~2026-02-13~20\n' },
    without: { sources: [{ match: '*' }] },
    with: { sources: [{ match: '*', delimiter: '~' }] },
    shows: ({ summary }) => summary.revenue,
    becomes: 30,
  },
  {
    setting: 'sources[].encoding',
    files: orders('jürgen,2026-01-21,10'),
    without: { sources: [{ match: '*' }] },
    with: { sources: [{ match: '*', encoding: 'latin-1' }] },
    shows: customerIds,
    becomes: ['jÃ¼rgen'],
  },
  {
    setting: 'sources[].currency',
    files: twoOrders,
    without: { sources: [{ match: '*' }] },
    with: { sources: [{ match: '*', currency: 'USD' }] },
    shows: ({ summary }) => summary.currency,
    becomes: 'USD',
  },
  {
    setting: 'sources[].name',
    files: twoOrders,
    without: { sources: [{ name: 'one', address: 's3://shop/march.csv' }] },
    with: { sources: [{ name: 'two', address: 's3://shop/march.csv' }] },
    shows: ({ summary }) => summary.inputs.map(({ name }) => name),
    becomes: ['orders.csv', 'two/march.csv'],
  },
  {
    setting: 'sources[].address',
    files: twoOrders,
    without: { sources: [{ name: 'more', address: 's3://shop/march.csv' }] },
    with: { sources: [{ name: 'more', address: 's3://shop/april.csv' }] },
    shows: ({ summary }) => summary.revenue,
    becomes: 36.75,
  },
  {
    setting: 'sources[].query',
    files: twoOrders,
    without: { sources: [{ name: 'x', address: 'mysql://r@127.0.0.1:1/d', query: 'select 1' }] },
    with: { sources: [{ name: 'x', address: 'mysql://r@127.0.0.1:1/d', query: 'delete from t' }] },
    shows: () => 'read',
    becomes: 'playbook-invalid',
  },
  {
    setting: 'limits.maxRejected',
    files: orders('a,2026-01-21,10', 'b,2026-02-13,many', 'c,2026-02-14,few', 'd,2026-02-15,20'),
    with: { limits: { maxRejected: 0.5 } },
    shows: ({ summary }) => summary.rows.rejected,
    becomes: 2,
  },
  {
    setting: 'limits.memory',
    with: { limits: { memory: '1MB' } },
    shows: () => 'enough',
    becomes: 'warehouse-failed',
  },
  {
    setting: 'privacy.smallestCell',
    with: { privacy: { smallestCell: 100 } },
    shows: ({ shared }) => shared.rfm.segments.filter(({ customers }) => customers === null).length,
  },
  {
    setting: 'identity.level',
    files: { ...twoOrders, 'customers.csv': 'customer_id,household_id\na,7\nb,7\n' },
    with: { identity: { level: 'household' } },
    shows: customerIds,
    becomes: ['household:7'],
  },
  {
    setting: 'identity.mostLinks',
    files: ordersOfATill,
    with: { identity: { mostLinks: 1 } },
    shows: ({ summary }) => summary.customers,
    becomes: 2,
  },
  {
    setting: 'identity.placeholders',
    files: ordersOfATill,
    with: { identity: { placeholders: ['till@'] } },
    shows: ({ summary }) => summary.customers,
    becomes: 2,
  },
  {
    setting: 'identity.suggestions',
    files: {
      ...twoOrders,
      'customers.csv': 'customer_id,first_name,last_name,postal_code\na,Ada,Ost,10115\nb,Ada,Ost,10115\n',
    },
    with: { identity: { suggestions: true } },
    shows: ({ summary }) => isUnknown(summary.identity),
    becomes: false,
  },
  {
    setting: 'limits.threads',
    without: { limits: { threads: 2 } },
    with: { limits: { threads: 1 } },
    shows: ({ threads }) => threads,
    becomes: 1,
  },
  {
    setting: 'windows.year',
    with: { windows: { year: 180 } },
    shows: ({ summary }) => summary.value.pastYearRevenue,
  },
  {
    setting: 'rfm.bins',
    with: {
      rfm: { bins: 4, segments: [{ name: 'Best', recency: [1, 4], frequency: [1, 4], monetary: [1, 4] }] },
    },
    along: [
      'rfm.segments[].name',
      'rfm.segments[].recency',
      'rfm.segments[].frequency',
      'rfm.segments[].monetary',
    ],
    shows: ({ summary }) => summary.rfm.cuts.recency.length,
    becomes: 3,
  },
  {
    setting: 'rfm.segments[].name',
    without: bestSegment({}),
    with: bestSegment({ name: 'Finest' }),
    shows: ({ summary }) => summary.rfm.segments.map(({ segment }) => segment),
    becomes: ['Finest', 'Others'],
  },
  ...(['recency', 'frequency', 'monetary'] as const).map(
    (measure): Case => ({
      setting: `rfm.segments[].${measure}`,
      without: bestSegment({}),
      with: bestSegment({ [measure]: [1, 5] }),
      shows: segmentSizes,
    }),
  ),
  {
    setting: 'lifecycle.newQuantile',
    with: { lifecycle: { newQuantile: 0.5 } },
    shows: ({ summary }) => summary.lifecycle.new,
  },
  {
    setting: 'lifecycle.dormantQuantile',
    with: { lifecycle: { dormantQuantile: 0.6 } },
    shows: ({ summary }) => summary.lifecycle.dormant,
  },
  {
    setting: 'lifecycle.lapsedReturnShare',
    with: { lifecycle: { lapsedReturnShare: 0.3 } },
    shows: ({ summary }) => summary.lifecycle.lapsed,
  },
  {
    setting: 'lifecycle.decliningProbability',
    with: { lifecycle: { decliningProbability: 0.6 } },
    shows: ({ summary }) => summary.lifecycle.declining,
  },
  {
    setting: 'lifecycle.steadyBand',
    with: { lifecycle: { steadyBand: [0.45, 0.55] } },
    shows: ({ summary }) => [summary.lifecycle.mature, summary.patterns],
  },
  {
    setting: 'lifecycle.comparisonDays',
    with: { lifecycle: { comparisonDays: 60 } },
    shows: ({ summary }) => summary.patterns,
  },
  {
    setting: 'growth.shrinkageOrders',
    with: { growth: { shrinkageOrders: 40 } },
    shows: column('growth'),
  },
  ...(['periodDays', 'graceDays'] as const).map((setting) => ({
    setting: `contracts.${setting}`,
    without: { contracts: { periodDays: 90, graceDays: 30 } },
    with: { contracts: { periodDays: 90, graceDays: 30, [setting]: 60 } },
    shows: ({ summary: { contracts } }: Outcome) => 'curve' in contracts && contracts.curve[0]?.lost,
  })),
  {
    setting: 'lifetime.horizonDays',
    with: { lifetime: { horizonDays: 100 } },
    shows: (outcome) => [lifetimeOf(outcome).horizon.days, lifetimeOf(outcome).total],
  },
  {
    setting: 'lifetime.discountRate',
    with: { lifetime: { discountRate: 0.5 } },
    shows: (outcome) => [lifetimeOf(outcome).horizon.discountRate, lifetimeOf(outcome).total],
  },
  {
    setting: 'lifetime.calibrationEnd',
    with: { lifetime: { calibrationEnd: '2025-01-31' } },
    shows: (outcome) => {
      const { split, models, holdout } = lifetimeOf(outcome);
      return [split.calibrationEnd, models.bgnbd, holdout];
    },
  },
  {
    setting: 'lifetime.timeUnit',
    with: { lifetime: { timeUnit: 'day' } },
    shows: (outcome) => {
      const { timeUnit, final } = lifetimeOf(outcome);
      return [timeUnit, isUnknown(final.bgnbd) ? null : Math.round(final.bgnbd.parameters.alpha!)];
    },
  },
  {
    setting: 'lifetime.opportunityDays',
    with: { lifetime: { opportunityDays: 30 } },
    shows: (outcome) => {
      const { timeUnit, selected, models } = lifetimeOf(outcome);
      return [timeUnit, selected, isUnknown(models.bgnbd)];
    },
    becomes: ['opportunity', 'bgbb', true],
  },
  {
    setting: 'lifetime.covariates',
    with: { lifetime: { covariates: ['acquisition_channel'] } },
    shows: (outcome) => {
      const { covariates, models } = lifetimeOf(outcome);
      return [covariates, models.bgnbdcov];
    },
  },
  {
    setting: 'potential.quantile',
    files: households,
    with: { potential: { quantile: 0.6 } },
    shows: ({ summary: { potential } }) =>
      potential.kind === 'headroom' && [potential.quantile, potential.money],
  },
  {
    setting: 'potential.facts',
    files: households,
    with: { potential: { facts: ['region'] } },
    shows: ({ summary: { potential } }) => potential.kind,
    becomes: 'not estimable',
  },
  {
    setting: 'decisions.winBack',
    with: { decisions: { winBack: [0.1, 0.2] } },
    shows: rangeOf('win-back'),
  },
  {
    setting: 'decisions.secondPurchase',
    with: { decisions: { secondPurchase: [0.1, 0.2] } },
    shows: rangeOf('second-purchase'),
  },
  {
    setting: 'decisions.keepDeclining',
    with: { decisions: { keepDeclining: [0.1, 0.2] } },
    shows: rangeOf('keep-declining'),
  },
];

type Schema = z.core.JSONSchema.JSONSchema;

/** `sources[].match` and the like: every setting that is not a section of others. */
function settingsOf({ properties, items }: Schema, path = ''): string[] {
  if (properties)
    return Object.entries(properties).flatMap(([name, inner]) =>
      settingsOf(inner as Schema, path === '' ? name : `${path}.${name}`),
    );
  return typeof items === 'object' && 'properties' in items ? settingsOf(items, `${path}[]`) : [path];
}

const settings = settingsOf(playbookJsonSchema());
const playbookOf = (given: PlaybookInput) => parsePlaybook(writePlaybook(given), 'attune.yaml');

/** What stands at a setting, of every member of the lists on the way. */
function valuesAt(playbook: unknown, setting: string): unknown[] {
  let found = [playbook];
  for (const step of setting.split('.'))
    found = found.flatMap((part) => {
      const inner = ((part ?? {}) as Record<string, unknown>)[step.replace('[]', '')];
      return step.endsWith('[]') ? (inner as unknown[]) : [inner];
    });
  return found;
}

let runs = 0;
const retailer = join(folder, 'retailer');
beforeAll(() => generateDemo({ customers: 500, seed: 5, out: retailer }));

let bucket: TestS3;
beforeAll(async () => {
  bucket = await startS3({
    'march.csv': 'customer_id,date,amount\na,2026-03-01,5\n',
    'april.csv': 'customer_id,date,amount\na,2026-04-01,6\n',
  });
  for (const [name, value] of Object.entries(bucket.environment)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await bucket.stop();
});

async function analyse(files: Files | undefined, given: PlaybookInput): Promise<Outcome | string> {
  const home = join(folder, `run-${++runs}`);
  const data = files ? join(home, 'data') : retailer;
  mkdirSync(join(home, 'data'), { recursive: true });
  for (const [name, text] of Object.entries(files ?? {})) writeFileSync(join(home, 'data', name), text);
  try {
    const { summary, out } = await runAnalysis({
      inputs: [data],
      playbook: playbookOf(given),
      out: join(home, 'out'),
      ...(files ? {} : { asOf: '2026-06-30' }),
    });
    return {
      summary,
      shared: shareSummary(summary, playbookOf(given).privacy.smallestCell),
      file: (name) => readFileSync(join(out, name), 'utf8'),
      threads: engineThreads.at(-1)!,
    };
  } catch (error) {
    if (error instanceof AttuneError) return error.code;
    throw error;
  }
}

/** Many cases start from the same run. */
const starts = new Map<string, Promise<Outcome | string>>();
function analyseWithout({ files, without = {} }: Pick<Case, 'files' | 'without'>): Promise<Outcome | string> {
  const key = JSON.stringify([files, without]);
  const known = starts.get(key) ?? analyse(files, without);
  starts.set(key, known);
  return known;
}

test('every setting of the playbook has a case, and every case a setting', () => {
  expect([...new Set(cases.map(({ setting }) => setting))].sort()).toEqual(settings.toSorted());
});

describe('a setting changes the result', () => {
  test.each(cases)('$setting', async (row) => {
    const [before, after] = [playbookOf(row.without ?? {}), playbookOf(row.with)];
    const differing = settings.filter(
      (setting) => JSON.stringify(valuesAt(before, setting)) !== JSON.stringify(valuesAt(after, setting)),
    );
    expect(differing.toSorted()).toEqual([row.setting, ...(row.along ?? [])].toSorted());

    const shown = (outcome: Outcome | string) => (typeof outcome === 'string' ? outcome : row.shows(outcome));
    const [was, is] = [shown(await analyseWithout(row)), shown(await analyse(row.files, row.with))];
    expect(is).toBeDefined();
    expect(is).not.toEqual(was);
    if (row.becomes !== undefined) expect(is).toEqual(row.becomes);
  });
});

test.each<PlaybookInput>([{ limits: { threads: 1 } }, { limits: { memory: '500MB' } }])(
  'how much of the machine is used changes no result: %j',
  async (given) => {
    const [was, is] = [await analyseWithout({}), await analyse(undefined, given)];
    if (typeof was === 'string' || typeof is === 'string') throw new Error('A run was refused.');
    expect(is.summary).toEqual(was.summary);
    expect(is.file('customers.csv')).toBe(was.file('customers.csv'));
  },
);

const furthest: PlaybookInput[] = [
  {
    windows: { year: 7 },
    lifecycle: {
      newQuantile: 0.5,
      dormantQuantile: 0.5,
      lapsedReturnShare: 0.001,
      decliningProbability: 0.5,
      steadyBand: [0, 1],
      comparisonDays: 1,
    },
    growth: { shrinkageOrders: 0.1 },
    lifetime: { horizonDays: 7, discountRate: 0, calibrationEnd: '2023-07-10', timeUnit: 'day' },
    potential: { quantile: 0.5, facts: ['acquisition_channel'] },
    decisions: { winBack: [0, 0], secondPurchase: [0, 0], keepDeclining: [0, 0] },
    limits: { threads: 256 },
  },
  {
    windows: { year: 3660 },
    lifecycle: {
      newQuantile: 0.99,
      dormantQuantile: 0.99,
      lapsedReturnShare: 0.5,
      decliningProbability: 0.999,
      steadyBand: [0.49, 0.51],
      comparisonDays: 3660,
    },
    growth: { shrinkageOrders: 1000 },
    lifetime: {
      horizonDays: 3660,
      discountRate: 1,
      calibrationEnd: '2026-06-29',
      timeUnit: 'week',
      covariates: ['country', 'industry'],
    },
    potential: { quantile: 0.95, facts: ['industry'] },
    decisions: { winBack: [1, 1], secondPurchase: [1, 1], keepDeclining: [1, 1] },
    limits: { threads: 1 },
  },
];

for (const opportunityDays of [7, 3660]) furthest.push({ lifetime: { opportunityDays, horizonDays: 100 } });

test.each(furthest)('the furthest values that are allowed still give a result: %#', async (given) => {
  const outcome = await analyse(undefined, given);
  if (typeof outcome === 'string') throw new Error(outcome);
  expect(summarySchema.parse(outcome.summary).customers).toBe(477);
});
