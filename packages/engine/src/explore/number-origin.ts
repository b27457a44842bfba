import { AttuneError } from '../errors/index.ts';
import { metricNamed } from '../metrics/index.ts';
import { nearestName } from '../rules/index.ts';
import { daysAfter, duckdbDialect, withLiterals } from '../warehouse/index.ts';
import type { ExploredRun } from './explored-run.ts';
import { bridgeSources } from './origins/bridge.sql.ts';
import { cohortSources } from './origins/cohorts.sql.ts';
import { contractSources } from './origins/contracts.sql.ts';
import { fileSources } from './origins/files.sql.ts';
import { lifecycleSources } from './origins/lifecycle.sql.ts';
import { lifetimeSources } from './origins/lifetime.sql.ts';
import { lifetimeTestSources } from './origins/lifetime-test.sql.ts';
import type { NumberSource, SourceContext } from './origins/number-source.ts';
import { potentialSources } from './origins/potential.sql.ts';
import { retentionSources } from './origins/retention.sql.ts';
import { segmentSources } from './origins/segments.sql.ts';
import { totalSources } from './origins/totals.sql.ts';
import { valueSources } from './origins/value.sql.ts';
import { requireRule } from './read-rule.ts';
import { readableSql } from './readable-sql.ts';
import { customersOf } from './rule-counts.sql.ts';

export interface NumberOrigin {
  readonly path: string;
  readonly label: string;
  readonly definition: string;
  readonly unit: string;
  readonly window: string;
  readonly tables: string[];
  /** As the embedded engine answers it on the run's tables, ready to copy; null where there is no query. */
  readonly sql: string | null;
  readonly asOf: string;
  /** Whom it counts; null where it counts no customers, or no rule can say which. */
  readonly people: {
    readonly rule: Readonly<Record<string, unknown>>;
    readonly inWords: string;
    readonly customers: number;
  } | null;
}

/** Where every number that the audit shows comes from, in the order of the summary. */
export async function numberSources({ warehouse, summary, playbook }: ExploredRun): Promise<NumberSource[]> {
  const context: SourceContext = {
    summary,
    playbook,
    dialect: duckdbDialect,
    people: await warehouse.has('customers'),
  };
  return [
    totalSources,
    valueSources,
    bridgeSources,
    cohortSources,
    retentionSources,
    contractSources,
    segmentSources,
    lifecycleSources,
    lifetimeSources,
    lifetimeTestSources,
    potentialSources,
    fileSources,
  ].flatMap((sources) => sources(context));
}

/**
 * Where a number comes from: `value.deciles.1`, `lifecycle.dormant`, `decisions.win-back`; a number of such a row may be
 * named too, as `value.deciles.1.revenue`. Throws `number-unknown` for a path that this run's summary does not have.
 */
export async function numberOrigin(run: ExploredRun, path: string): Promise<NumberOrigin> {
  const source = sourceAt(await numberSources(run), path);
  const { summary, asOf } = run;
  const metric = metricNamed(source.metric, summary.measure);
  const counted = metric.numerator.charAt(0).toUpperCase() + metric.numerator.slice(1);
  const definition = `${counted}${metric.denominator === '' ? '' : `, per ${metric.denominator}`}.`;
  const rule = typeof source.rule === 'function' ? await source.rule(run) : source.rule;
  return {
    path,
    label: label(source, metric.label),
    definition: source.more ? `${definition} ${source.more}` : definition,
    unit: metric.unit,
    window: windowInDays(metric.window, run),
    tables: [...metric.tables],
    sql: source.query && readableSql(withLiterals(source.query)),
    asOf,
    people: rule && (await peopleOf(run, rule)),
  };
}

/** Totals of the measure are called by its name: "Revenue of all time". */
function label(source: NumberSource, measure: string): string {
  return source.label.startsWith('Of ') ? `${measure}: ${source.label.toLowerCase()}` : source.label;
}

function sourceAt(sources: readonly NumberSource[], path: string): NumberSource {
  const exact = sources.find((source) => source.path === path);
  if (exact) return exact;
  const dot = path.lastIndexOf('.');
  const row = sources.find((source) => source.path === path.slice(0, dot));
  if (row?.shown.some((shown) => Object.hasOwn(shown, path.slice(dot + 1)))) return row;
  const near = nearestName(
    path,
    sources.map((source) => source.path),
  );
  throw new AttuneError('number-unknown', 'The audit of this run has no such number.', {
    remedy:
      near === undefined
        ? 'Choose a number that the audit shows, such as value.deciles.1.'
        : `Did you mean "${near}"?`,
    place: { field: 'path' },
  });
}

function windowInDays(window: string, { asOf, summary }: ExploredRun): string {
  const { yearDays } = summary.value;
  const year = (end: string) => `${daysAfter(end, 1 - yearDays)} to ${end}`;
  if (window.startsWith('the past year:')) return `the past year: ${year(asOf)}, ${yearDays} days`;
  if (window.startsWith('the past year,'))
    return `the past year (${year(asOf)}) against the year before (${year(daysAfter(asOf, -yearDays))})`;
  if (window.startsWith('the year before'))
    return `the year before: ${year(daysAfter(asOf, -yearDays))}, ${yearDays} days`;
  return window === 'up to the as-of day' ? `${summary.firstDay} to ${asOf}` : window;
}

async function peopleOf(
  run: ExploredRun,
  rule: Readonly<Record<string, unknown>>,
): Promise<NumberOrigin['people']> {
  const { predicate, inWords } = requireRule(run, rule);
  const [found] = await run.warehouse.rows(customersOf(predicate), { customers: 'count' });
  return { rule, inWords, customers: found?.customers ?? 0 };
}
