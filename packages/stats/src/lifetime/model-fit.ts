import type { Curvature } from '../optimise/curvature.ts';
import type { Maximum } from '../optimise/maximize.ts';

/** Whether an estimate can be trusted, and why. */
export interface Convergence {
  /**
   * The search came to rest: the slope that is left of the log-likelihood is nought, or so small (1e-2 in all customers
   * together) that a factor of e in any parameter gains nothing that means anything.
   */
  readonly converged: boolean;
  /** The data tells every parameter apart: the curvature is strict and well conditioned. */
  readonly identified: boolean;
  readonly iterations: number;
  readonly starts: number;
  readonly startsReachingBest: number;
  /** The largest slope left per customer, parameters on the log scale. */
  readonly gradient: number;
  /** Largest over smallest curvature on the log scale; Infinity where a direction is flat. */
  readonly condition: number;
  /** Plain words for people: what to know before trusting the numbers. Empty where there is nothing. */
  readonly notes: readonly string[];
}

/** A fitted model. Parameters are positive, and estimated on the log scale, but for coefficients of covariates. */
export interface ModelFit<Parameters extends Readonly<Record<keyof Parameters, number>>> {
  readonly ok: true;
  readonly parameters: Parameters;
  /**
   * By the observed information and the delta method; undefined where the data does not identify them. Where few bought
   * again likelihoods are uneven, and 95 % intervals from these hold less: see `profileInterval`.
   */
  readonly standardErrors: Parameters | undefined;
  /**
   * Of the logarithms of the parameters (of coefficients as they are), in their order, row-major; undefined with the
   * standard errors.
   */
  readonly logCovariance: Float64Array | undefined;
  readonly logLikelihood: number;
  readonly customers: number;
  readonly convergence: Convergence;
}

/** A slope of the whole log-likelihood that means nothing: rounding, or a ridge that rises for ever more slowly. */
const negligibleSlope = 1e-2;
/** Beyond this, standard errors rest on rounding. */
const worstCondition = 1e9;
/** exp(±12): a parameter out here has run to an end of its range, where the model is a simpler one. */
const farthestLog = 12;

interface Ending<Name extends string> {
  readonly names: readonly Name[];
  readonly maximum: Maximum;
  readonly curvature: Curvature | undefined;
  readonly customers: number;
  /** What it means when this parameter runs to nought or without bound, in plain words. */
  readonly atTheEnd?: Partial<Record<Name, { readonly nought?: string; readonly unbounded?: string }>>;
  /** These can be negative, and were searched as they are. */
  readonly coefficients?: readonly Name[];
  /** What 1 stands for in the search, where not 1: a search is safest where time is counted in typical ages. */
  readonly units?: Partial<Record<Name, number>>;
  /** Directions in which the likelihood does not fall, in plain words; with any, the parameters are not identified. */
  readonly flat?: readonly string[];
  /** What else to say. */
  readonly notes?: readonly string[];
}

/** Turns the end of a search, parameters on the log scale, into a fit with its standard errors and its report. */
export function concludeFit<Name extends string>(
  ending: Ending<Name>,
): ModelFit<Readonly<Record<Name, number>>> {
  const { names, maximum, curvature, customers, coefficients = [], flat = [], notes = [] } = ending;
  const units: Partial<Record<Name, number>> = ending.units ?? {};
  const values = names.map((name, i) => {
    const at = maximum.point[i]!;
    return coefficients.includes(name) ? at : Math.exp(at) * (units[name] ?? 1);
  });
  const converged = maximum.converged || maximum.gradient <= negligibleSlope;
  const identified =
    converged &&
    curvature?.covariance !== undefined &&
    curvature.condition < worstCondition &&
    flat.length === 0 &&
    maximum.point.every((at) => Math.abs(at) < farthestLog);
  const covariance = identified ? curvature.covariance : undefined;
  const named = (at: (i: number) => number) =>
    Object.freeze(Object.fromEntries(names.map((name, i) => [name, at(i)]))) as Readonly<
      Record<Name, number>
    >;
  return Object.freeze({
    ok: true,
    parameters: named((i) => values[i]!),
    standardErrors:
      covariance &&
      named((i) => {
        const scale = coefficients.includes(names[i]!) ? 1 : values[i]!;
        return scale * Math.sqrt(covariance[i * names.length + i]!);
      }),
    logCovariance: covariance,
    logLikelihood: maximum.value,
    customers,
    convergence: Object.freeze({
      converged,
      identified,
      iterations: maximum.iterations,
      starts: maximum.starts,
      startsReachingBest: maximum.startsReachingBest,
      gradient: maximum.gradient / Math.max(1, customers),
      condition: curvature?.condition ?? Number.POSITIVE_INFINITY,
      notes: Object.freeze([...notes, ...report(ending, converged, identified)]),
    }),
  });
}

function report<Name extends string>(
  { names, maximum, curvature, atTheEnd = {}, flat = [] }: Ending<Name>,
  converged: boolean,
  identified: boolean,
): string[] {
  const notes: string[] = [...flat];
  if (!converged)
    notes.push('The search for the best parameters did not come to an end: they may still change.');
  // What is said about a direction covers the parameters that ran along it.
  if (flat.length === 0)
    for (const [i, name] of names.entries()) {
      const log = maximum.point[i]!;
      if (Math.abs(log) < farthestLog) continue;
      const meaning = log < 0 ? atTheEnd[name]?.nought : atTheEnd[name]?.unbounded;
      notes.push(meaning ?? `The parameter ${name} ran to an end of its range.`);
    }
  if (converged && !identified && notes.length === 0)
    notes.push(
      `The data does not tell the parameters apart: ${combination(names, curvature)} can change together.`,
    );
  // Along a flat direction searches end in different places, which is said already.
  if (maximum.starts > 1 && maximum.startsReachingBest === 1 && flat.length === 0)
    notes.push(
      `Of ${maximum.starts} searches from different beginnings only one found these parameters, the others ended at worse ` +
        'ones: still better ones may have been missed.',
    );
  return notes;
}

/** The parameters that take part in the flattest direction. */
function combination(names: readonly string[], curvature: Curvature | undefined): string {
  if (curvature === undefined) return names.join(' and ');
  const most = Math.max(...curvature.flattest.map(Math.abs));
  return names.filter((_, i) => Math.abs(curvature.flattest[i]!) > 0.3 * most).join(' and ');
}
