import { measureWords } from './measure-words.ts';
import { outlookWords } from './outlook-words.ts';
import { patternRules } from './patterns.ts';
import type { Summary } from './summary.ts';

interface SegmentEntry {
  readonly segment: string;
  /** In words. */
  readonly rule: string;
  /** In the condition language, over the columns of `customers.parquet`. */
  readonly condition: Readonly<Record<string, unknown>>;
  readonly customers: number;
  readonly revenue: number;
}

/** `segments.json`: each scheme with its segments, what they mean, whom they hold and how big they are. */
export interface SegmentsFile {
  readonly asOf: string;
  readonly currency: string | null;
  readonly schemes: readonly {
    readonly scheme: string;
    readonly column: string;
    readonly segments: readonly SegmentEntry[];
  }[];
}

/** Made from the summary alone, and without what names a run, so that equal customers give equal bytes. */
export function segmentsFile(summary: Summary): SegmentsFile {
  const { value } = summary;
  const scheme = (name: string, column: string, segments: readonly Omit<SegmentEntry, 'condition'>[]) => ({
    scheme: name,
    column,
    segments: segments.map(({ segment, rule, customers, revenue }) => ({
      segment,
      rule,
      condition: { [column]: segment },
      customers,
      revenue,
    })),
  });
  const { bare } = measureWords[summary.measure];
  const outlook = outlookWords[value.gridAxes.outlookKind];
  const level = {
    high: `Past-year ${bare} from the median on among those with any`,
    low: `Past-year ${bare} below the median of those with any`,
  };
  return {
    asOf: summary.asOf,
    currency: summary.currency,
    schemes: [
      {
        scheme: 'past-year deciles',
        column: 'past_year_decile',
        segments: value.deciles.map(({ decile, customers, revenue }) => ({
          segment: String(decile),
          rule: `Tenth number ${decile} of past-year spenders, the highest first.`,
          condition: { past_year_decile: decile },
          customers,
          revenue,
        })),
      },
      scheme(
        outlook.name.toLowerCase(),
        'value_cell',
        value.grid.map(({ cell, customers, revenue }) => ({
          segment: cell,
          rule: `${cell.startsWith('high') ? level.high : level.low}. ${outlook.cells[cell]}. ${outlook.meaning}`,
          customers,
          revenue,
        })),
      ),
      scheme(
        'lifecycle',
        'lifecycle',
        summary.lifecycleValue.map(({ state, customers, revenue }) => ({
          segment: state,
          rule: summary.lifecycleRules.find((rule) => rule.state === state)?.rule ?? '',
          customers,
          revenue,
        })),
      ),
      scheme(
        'pattern',
        'pattern',
        summary.patterns.map(({ pattern, customers, revenue }) => ({
          segment: pattern,
          rule: patternRules.get(pattern) ?? '',
          customers,
          revenue,
        })),
      ),
      scheme(
        'RFM',
        'rfm_segment',
        summary.rfm.segments.map(({ segment, customers, revenue }) => ({
          segment,
          rule: 'Recency, frequency and monetary score within the bounds of the playbook; the first segment that matches.',
          customers,
          revenue,
        })),
      ),
    ],
  };
}
