import type { Summary } from '../src/report/index.ts';
import { comparison, comparisons, noContracts, retention } from './cohorts-fixture.ts';
import { decisions } from './decisions-fixture.ts';
import { noIdentity } from './identity-fixture.ts';
import {
  lifecycle,
  lifecycleRepurchase,
  lifecycleRules,
  lifecycleValue,
  migration,
  patterns,
} from './lifecycle-fixture.ts';
import { lifetime } from './lifetime-fixture.ts';
import { noPotential } from './potential-fixture.ts';
import { reconciled, refunds } from './reconciliation-fixture.ts';
import { customers, orders, revenue } from './retailer-totals.ts';
import { rfm } from './rfm-fixture.ts';
import { bridge, value } from './value-fixture.ts';

/** A retailer with four years of orders: consistent in itself, and by the schema. */
export const retailer: Summary = {
  schema: 'attune-summary-1',
  run: { id: '7f3a91c2', version: '0.1.0', playbook: 'd41f8c0a6be2' },
  business: { name: null, outcome: 'More first-time buyers come back within a year', stage: 'mature' },
  asOf: '2026-06-30',
  timeZone: 'Europe/Vienna',
  currency: 'EUR',
  measure: 'revenue',
  firstDay: '2022-07-01',
  lastDay: '2026-06-30',
  inputs: [
    {
      name: 'orders.csv',
      kind: 'transactions',
      reader: 'generic',
      format: 'CSV, semicolon, UTF-8',
      sha256: '9f2b5c1e8a7d4430b6c2f1e09a8d7c6b5a4938271605f4e3d2c1b0a998877665',
      rows: { read: 212_640, accepted: 212_426, duplicates: 166, rejected: 48 },
      mapping: [
        { column: 'customer_id', header: 'Customer', confidence: 'sure', why: 'The name says so.' },
        { column: 'at', header: 'Date', confidence: 'sure', why: 'All values are dates, year first.' },
        { column: 'amount', header: 'Net', confidence: 'likely', why: 'Decimal numbers with a comma.' },
      ],
      notes: ['Amounts have a decimal comma'],
    },
    {
      name: 'customers.parquet',
      kind: 'customers',
      reader: 'generic',
      format: 'PARQUET',
      sha256: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809',
      rows: { read: 25_002, accepted: 25_002, duplicates: 0, rejected: 0 },
      mapping: [],
      notes: [],
    },
  ],
  rows: { read: 237_642, accepted: 237_428, duplicates: 166, rejected: 48 },
  rejected: [
    { code: 'date-unreadable', reason: 'The date cannot be read', rows: 31 },
    { code: 'amount-missing', reason: 'The amount is empty', rows: 17 },
  ],
  duplicatesByRule: [{ rule: 'same-row', rows: 166 }],
  quality: [
    { level: 'info', text: '882 known people have not bought yet; they are counted apart.' },
    { level: 'warning', text: 'orders.csv: Amounts have a decimal comma' },
  ],
  reconciliation: reconciled(refunds),
  customers,
  prospects: 882,
  orders,
  revenue,
  finding: 'Revenue grew 6 %, but on fewer customers',
  value,
  bridge,
  clv: lifetime,
  potential: noPotential,
  cohorts: {
    period: 'year',
    cohorts: ['2023', '2024', '2025', '2026'].map((cohort, index) => {
      const ages = [30, 18, 6, 1][index]!;
      let sum = 61 - index * 2.2;
      const revenueByAge = Array.from({ length: ages }, (_, age) => {
        sum += (14 - index * 1.3) / (1 + age / 9);
        return Math.round(sum * 100) / 100;
      });
      return {
        cohort,
        customers: [6340, 5980, 4720, 1870][index]!,
        revenueByAge,
        activeByAge: revenueByAge.map((_, age) => (age === 0 ? 1 : 0.2 / (1 + age / 6))),
      };
    }),
    comparison,
    comparisons,
    retention,
  },
  contracts: noContracts,
  identity: noIdentity,
  decisions,
  rfm,
  lifecycle,
  lifecycleRules,
  lifecycleValue,
  lifecycleLapsedPromise: 0.05,
  lifecycleRepurchase,
  comparison: { asOf: '2025-12-30', days: 182 },
  migration,
  patterns,
  traces: [
    { path: 'rows', metric: 'rows_read', rule: 'Rows of all files that were read', tables: ['files'] },
    {
      path: 'reconciliation',
      metric: 'reconciliation',
      rule: 'Amounts by month',
      tables: ['files', 'transactions'],
    },
    {
      path: 'value.deciles',
      metric: 'decile_revenue',
      rule: 'Past-year spending of those who spent anything, in ten equal groups',
      tables: ['customer_facts'],
    },
    {
      path: 'value.concentration',
      metric: 'concentration_share',
      rule: 'Smallest share of spenders that brings a share of revenue',
      tables: ['customer_facts'],
    },
    {
      path: 'bridge',
      metric: 'bridge',
      rule: 'Change in spending by what customers did',
      tables: ['transactions'],
    },
    {
      path: 'cohorts',
      metric: 'cohort_revenue',
      rule: 'Revenue per customer at equal age',
      tables: ['purchase_days'],
    },
    { path: 'lifecycle', metric: 'lifecycle', rule: 'First rule that fits', tables: ['lifecycle'] },
  ],
};
