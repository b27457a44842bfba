import { isUnknown } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import type { Lifetime } from '../lifetime-parts.ts';

const said = strings.lifetime.models;
type ModelName = keyof typeof said.names;
type Fits = Pick<Lifetime, 'models' | 'final'>;

const names = Object.keys(said.names) as readonly ModelName[];

/** How a model was fitted; or why it was not. */
export interface FitRow {
  readonly model: ModelName;
  readonly when: 'models' | 'final';
  /** Null where it is withheld, or there is no fit. */
  readonly customers: number | null;
  readonly logLikelihood: number | null;
  readonly settled: string | null;
  readonly notes: string;
}

/** Each model up to the end of the calibration, and on all data. */
export function fitRows(fits: Fits): readonly FitRow[] {
  return names.flatMap((model) =>
    (['models', 'final'] as const).flatMap((when): FitRow | [] => {
      const fit = fits[when][model];
      // Only where the playbook asks for it.
      if (fit === undefined) return [];
      if (isUnknown(fit))
        return { model, when, customers: null, logLikelihood: null, settled: null, notes: fit.reason };
      const { standardErrors, customers, logLikelihood, converged, starts, startsReachingBest } = fit;
      const notes = [...(isUnknown(standardErrors) ? [standardErrors.reason] : []), ...fit.notes];
      const settled = converged ? strings.table.yes : strings.table.no;
      return {
        model,
        when,
        customers,
        logLikelihood,
        settled: said.starts(settled, startsReachingBest, starts),
        notes: notes.join(' '),
      };
    }),
  );
}

/** A parameter as it was estimated twice; null where there is no such fit, or no standard error. */
export interface EstimateRow {
  readonly model: ModelName;
  readonly parameter: string;
  readonly calibrated: number | null;
  readonly calibratedError: number | null;
  readonly final: number | null;
  readonly finalError: number | null;
}

export function estimateRows({ models, final }: Fits): readonly EstimateRow[] {
  return names.flatMap((model) => {
    const [before, after] = [estimatesOf(models[model]), estimatesOf(final[model])];
    return [...new Set([...before.keys(), ...after.keys()])].map((parameter) => ({
      model,
      parameter,
      calibrated: before.get(parameter)?.estimate ?? null,
      calibratedError: before.get(parameter)?.error ?? null,
      final: after.get(parameter)?.estimate ?? null,
      finalError: after.get(parameter)?.error ?? null,
    }));
  });
}

function estimatesOf(fit: Lifetime['models'][ModelName]) {
  if (fit === undefined || isUnknown(fit))
    return new Map<string, { estimate: number; error: number | null }>();
  const errors: Readonly<Record<string, number>> = isUnknown(fit.standardErrors) ? {} : fit.standardErrors;
  const regularity = 'k' in fit ? [[said.regularity, fit.k] as const] : [];
  return new Map(
    [...Object.entries(fit.parameters), ...regularity].map(([name, estimate]) => [
      name,
      { estimate, error: errors[name] ?? null },
    ]),
  );
}
