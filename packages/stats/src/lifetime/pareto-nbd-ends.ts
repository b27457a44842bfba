import { curvatureAt } from '../optimise/curvature.ts';
import { maximize, type Objective } from '../optimise/maximize.ts';

/**
 * A fall of the log-likelihood by less leaves an end within one standard error of the top. Asking for more would leave
 * many bases of some hundred customers without intervals, and those of the others would cover less: an end is ruled out
 * most easily where chance made s small.
 */
const withinOneError = 0.5;

/**
 * The ends of the model, where it becomes a simpler one: which of log r, log alpha, log s and log beta (the times in
 * typical ages) is held, and where.
 */
const ends: readonly { readonly held: number; readonly at: number; readonly words: string }[] = [
  {
    held: 2,
    at: -14,
    words: 'Nobody need have stopped buying: the data tells nothing of how soon customers stop (s and beta).',
  },
  {
    held: 2,
    at: 8,
    words: 'Customers may all stop at the same rate: only the ratio of s to beta can be told.',
  },
  {
    held: 3,
    at: -14,
    words:
      'Those who stop may do so at once and the others never: how soon customers stop (s and beta) cannot be told.',
  },
  {
    held: 0,
    at: 8,
    words: 'Customers may all buy at the same rate: only the ratio of r to alpha can be told.',
  },
];

/** A part of the rows. */
export interface Scout {
  readonly objective: Objective;
  /** Its customers, as a share of all. */
  readonly share: number;
}

/**
 * The top of a part lies below that of the whole, on the whole's scale, by half a χ² of three parameters a part: by more
 * than this in one of a hundred thousand.
 */
const unsettled = 13;
/** A search that came to rest this far below, without the last digits, would not get there with them. */
const nearly = 5;
/** Hundredths of a unit of likelihood decide here, not digits. */
const rough = { gradientTolerance: 1e-3, maxIterations: 60 };

/**
 * Which ends of the Pareto/NBD the data does not rule out, in plain words: there the likelihood, highest over all other
 * parameters (the profile likelihood), hardly falls, so that an interval from the curvature at the top means nothing.
 *
 * @param objective the log-likelihood by log r, log alpha, log s, log beta and whatever else follows
 * @param scout a part of many rows, on which an end far below the top is told from one that is near
 */
export function openEnds(
  objective: Objective,
  top: { readonly point: Float64Array; readonly value: number },
  scout?: Scout,
): string[] {
  const enough = top.value - withinOneError;
  return ends
    .filter(({ held, at }) => {
      const all = holding(objective, held, at);
      const start = startAt(top.point, held, at).filter((_, i) => i !== held);
      if (!scout) return maximize(all, { starts: [start], enough, ...rough }).value > enough;
      const part = holding(scout.objective, held, at);
      const near = maximize(part, { starts: [start], polished: false, ...rough }).point;
      const value = all(near, new Float64Array(near.length));
      if (value > enough) return true;
      if (value < enough - unsettled / scout.share) return false;
      const bend = curvatureAt(part, near)?.covariance;
      const end = maximize(all, {
        starts: [near],
        enough,
        polished: false,
        ...(bend && { metric: bend.map((each) => each * scout.share) }),
        ...rough,
      });
      if (end.value < enough - nearly) return false;
      return maximize(all, { starts: [end.point], enough, ...rough }).value > enough;
    })
    .map(({ words }) => words);
}

/** Well within what any objective has values for. */
const farthest = 30;

/** Moving a shape takes its rate along, so that the mean stays where it is. */
function startAt(point: Float64Array, held: number, at: number): Float64Array {
  const start = Float64Array.from(point);
  start[held] = at;
  if (held !== 3 && at > point[held]!) start[held + 1]! += at - point[held]!;
  if (held === 2 && at < 0) start[3] = 0;
  return start.map((value) => Math.max(-farthest, Math.min(farthest, value)));
}

/** The same with one parameter held, by the others. */
function holding(objective: Objective, held: number, at: number): Objective {
  return (others, slopes) => {
    const point = new Float64Array(others.length + 1);
    point.set(others.subarray(0, held));
    point[held] = at;
    point.set(others.subarray(held), held + 1);
    const gradient = new Float64Array(point.length);
    const value = objective(point, gradient);
    slopes.set(gradient.subarray(0, held));
    slopes.set(gradient.subarray(held + 1), held);
    return value;
  };
}
