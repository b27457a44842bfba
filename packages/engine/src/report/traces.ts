import { metricNamed } from '../metrics/index.ts';
import type { Summary } from './summary.ts';

/** Which metric stands behind which part of the summary. */
const metricOf: Readonly<Record<string, string>> = {
  rows: 'rows_read',
  rejected: 'rows_rejected',
  duplicatesByRule: 'rows_duplicate',
  reconciliation: 'reconciliation',
  identity: 'identifiers_merged',
  customers: 'customers',
  prospects: 'prospects',
  orders: 'orders',
  revenue: 'revenue',
  'value.yearDays': 'year_days',
  'value.pastYearRevenue': 'past_year_revenue',
  'value.pastYearBuyers': 'past_year_buyers',
  'value.previousYearRevenue': 'previous_year_revenue',
  'value.previousYearBuyers': 'previous_year_buyers',
  'value.deciles': 'decile_revenue',
  'value.zeroSpenders': 'decile_revenue',
  'value.concentration.gini': 'gini',
  'value.concentration': 'concentration_share',
  'value.grid': 'value_grid',
  'value.gridAxes': 'value_grid',
  bridge: 'bridge',
  cohorts: 'cohort_revenue',
  'cohorts.retention': 'cohort_retention',
  potential: 'potential',
  contracts: 'contract_survival',
  clv: 'lifetime_value',
  'clv.holdout': 'lifetime_holdout',
  'clv.calibration': 'lifetime_frequency',
  'clv.tracking': 'lifetime_tracking',
  decisions: 'decision_value',
  rfm: 'rfm_segments',
  lifecycle: 'lifecycle',
  lifecycleRules: 'lifecycle',
  lifecycleLapsedPromise: 'lifecycle',
  lifecycleValue: 'lifecycle',
  lifecycleRepurchase: 'repurchase',
  comparison: 'migration',
  migration: 'migration',
  patterns: 'patterns',
};

/** Parts that not every run has something to say about. */
const optional = ['contracts', 'identity'];

/** One trace a part, contracts and identities only where there are any: its metric, the rule in the words of the measure, and the tables that it came from. */
export function traces(
  measure: Summary['measure'],
  present: Readonly<Record<string, boolean>> = {},
): Summary['traces'] {
  const parts = Object.entries(metricOf).filter(([path]) => present[path] ?? !optional.includes(path));
  return parts.map(([path, name]) => {
    const { numerator, denominator, window, tables } = metricNamed(name, measure);
    return {
      path,
      metric: name,
      rule: `${numerator}${denominator ? `, per ${denominator}` : ''}; ${window}`,
      tables: [...tables],
    };
  });
}
