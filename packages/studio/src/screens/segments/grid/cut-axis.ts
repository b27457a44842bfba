/** Along which a cut moves: where a value lies between the ends (0 to 1), and how far a key moves it. */
export interface CutAxis {
  readonly low: number;
  readonly high: number;
  /** From 0 at the low end to 1 at the high end; what lies beyond an end stands at it. */
  readonly placeOf: (value: number) => number;
  /** The value at a place, rounded so that it can be read. */
  readonly valueAt: (place: number) => number;
  /** The value so many small steps away: an arrow key moves by one, a page key by ten. Never beyond the ends. */
  readonly stepped: (value: number, steps: number) => number;
  /** Round values to be written beside the axis, of which about so many find room. */
  readonly ticks: (most: number) => readonly number[];
}

const readable = 3;

/** Money, on a logarithmic axis: equal ways are equal factors. `edges` ascend, all above nought. */
export function moneyAxis(edges: readonly number[]): CutAxis {
  const [low, high] = endsOf(edges);
  const length = Math.log(high / low);
  const placeOf = (value: number) => clamp(Math.log(Math.max(value, low) / low) / length, 0, 1);
  const valueAt = (place: number) =>
    clamp(significant(low * Math.exp(clamp(place, 0, 1) * length)), low, high);
  const stepped = (value: number, steps: number) => {
    const from = clamp(value, low, high);
    const to = significant(from * 10 ** (steps / stepsADecade));
    return clamp(to, low, high);
  };
  return { low, high, placeOf, valueAt, stepped, ticks: (most) => moneyTicks(low, high, most) };
}

/** A small step is about 6 per cent. */
const stepsADecade = 40;

const series = [[1, 2, 5], [1, 3], [1]] as const;

/** The densest series that finds room. */
function moneyTicks(low: number, high: number, most: number): readonly number[] {
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, index) => first + index);
  const of = (steps: readonly number[]) =>
    powers
      .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
      .filter((value) => value >= low && value <= high);
  return series.map(of).find((ticks) => ticks.length <= most) ?? of([1]);
}

const step = 0.01;
const tickSteps = [0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 50];

/** The axis of an outlook: logarithmic for money, even for a share. */
export const outlookAxis = (unit: 'money' | 'share') => (unit === 'money' ? moneyAxis : shareAxis);

/** A share, on an even axis. */
export function shareAxis(edges: readonly number[]): CutAxis {
  const [low, high] = endsOf(edges);
  const placeOf = (value: number) => clamp((value - low) / (high - low), 0, 1);
  const valueAt = (place: number) => clamp(thousandths(low + clamp(place, 0, 1) * (high - low)), low, high);
  const stepped = (value: number, steps: number) => clamp(thousandths(value + steps * step), low, high);
  const ticks = (most: number) => {
    const apart = tickSteps.find((width) => (high - low) / width <= most) ?? high - low;
    const first = Math.ceil(low / apart);
    return Array.from({ length: Math.floor(high / apart) - first + 1 }, (_, index) =>
      thousandths((first + index) * apart),
    );
  };
  return { low, high, placeOf, valueAt, stepped, ticks };
}

function endsOf(edges: readonly number[]): readonly [number, number] {
  const [low, high] = [edges[0], edges.at(-1)];
  if (low === undefined || high === undefined || !(high > low))
    throw new Error(`An axis needs ascending edges, and has ${edges.join(', ')}.`);
  return [low, high];
}

const significant = (value: number) => Number(value.toPrecision(readable));
const thousandths = (value: number) => Math.round(value * 1000) / 1000 || 0;
const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
