import { isUnknown } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import type { Lifetime } from '../lifetime-parts.ts';

const said = strings.lifetime.models;
type ModelName = keyof typeof said.names;

/** A parameter of a model; or a model without one, and why. */
export interface FitRow {
  readonly id: string;
  readonly model: ModelName;
  readonly when: 'calibration' | 'final';
  readonly parameter: string | null;
  readonly estimate: number | null;
  readonly error: number | null;
  readonly logLikelihood: number | null;
  readonly settled: string | null;
  readonly notes: string;
}

/** All that was fitted, a row for each parameter; what belongs to the model stands in its first row. */
export function fitRows({ models, final }: Pick<Lifetime, 'models' | 'final'>): readonly FitRow[] {
  const named = Object.keys(said.names) as ModelName[];
  return (
    [
      ['calibration', models],
      ['final', final],
    ] as const
  ).flatMap(([when, fits]) => named.flatMap((model) => rowsOf(model, when, fits[model])));
}

function rowsOf(model: ModelName, when: FitRow['when'], fit: Lifetime['models'][ModelName]): FitRow[] {
  const nothing = { parameter: null, estimate: null, error: null, logLikelihood: null, settled: null };
  if (isUnknown(fit)) return [{ id: `${when} ${model}`, model, when, ...nothing, notes: fit.reason }];
  const { parameters, standardErrors, logLikelihood, converged, starts, startsReachingBest } = fit;
  const errors: Readonly<Record<string, number>> = isUnknown(standardErrors) ? {} : standardErrors;
  const notes = [...(isUnknown(standardErrors) ? [standardErrors.reason] : []), ...fit.notes].join(' ');
  const settled = said.starts(converged ? strings.table.yes : strings.table.no, startsReachingBest, starts);
  const estimates = [
    ...Object.entries(parameters),
    ...('k' in fit ? [[said.regularity, fit.k] as const] : []),
  ];
  return estimates.map(([parameter, estimate], place) => ({
    id: `${when} ${model} ${parameter}`,
    model,
    when,
    parameter,
    estimate,
    error: errors[parameter] ?? null,
    logLikelihood: place === 0 ? logLikelihood : null,
    settled: place === 0 ? settled : null,
    notes: place === 0 ? notes : '',
  }));
}
