import { code, markdownTable } from './markdown-table.ts';

/** What the catalogue tells of a metric. */
export interface CatalogueEntry {
  readonly name: string;
  readonly label: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly window: string;
  readonly attribution: string;
  readonly unit: string;
  readonly basis: string;
  readonly tables: readonly string[];
}

/** The metric catalogue, one row a metric. */
export function metricDocument(metrics: readonly CatalogueEntry[]): string {
  return [
    '# Metric catalogue',
    'Every measure that Attune shows, defined once. Each number in `summary.json` names its metric in `traces`. Money is in the currency of the report.',
    markdownTable(
      ['metric', 'label', 'what is counted', 'divided by', 'window', 'counted to', 'unit', 'basis', 'tables'],
      metrics.map((metric) => [
        code(metric.name),
        metric.label,
        metric.numerator,
        metric.denominator,
        metric.window,
        metric.attribution,
        metric.unit,
        metric.basis,
        metric.tables.map(code).join(', '),
      ]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}
