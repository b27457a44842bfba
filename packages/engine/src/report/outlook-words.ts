import type { Summary } from './summary.ts';

type Axes = Summary['value']['gridAxes'];
type Cell = Summary['value']['grid'][number]['cell'];

/** How the grid is spoken of, by what stands against value in it. */
export interface OutlookWords {
  /** Of the whole: "Value and potential". */
  readonly name: string;
  /** Of the axis: "Potential". */
  readonly axis: string;
  readonly cells: Readonly<Record<Cell, string>>;
  /** Under the two columns, the low one first. */
  readonly across: readonly [string, string];
  /** The cell that the picture is about. */
  readonly strong: 'high-high' | 'high-low';
  /** What to do with the customers of that cell. */
  readonly advice: string;
  /** What the axis measures, and what it cannot tell. */
  readonly meaning: string;
  /** After "for 12 customers": why there is no outlook, and how they are counted. */
  readonly unknown: string;
  /** The same of one customer. */
  readonly unknownOfOne: string;
}

/** High value, high outlook: invest. Source: the value grid of the founding documents. */
const money = {
  strong: 'high-high',
  advice: 'the first to invest in',
} as const;
const change = {
  strong: 'high-low',
  advice: 'the first to look after',
} as const;

const growing = {
  cells: {
    'high-high': 'High, growing',
    'high-low': 'High, not growing',
    'low-high': 'Low, growing',
    'low-low': 'Low, not growing',
  },
  across: ['Not growing', 'Growing'],
} as const;

export const outlookWords: Readonly<Record<Axes['outlookKind'], OutlookWords>> = {
  potential: {
    name: 'Value and potential',
    axis: 'Potential',
    cells: {
      'high-high': 'High, more to win',
      'high-low': 'High, mostly captured',
      'low-high': 'Low, buys elsewhere',
      'low-low': 'Low, little to win',
    },
    across: ['Little potential', 'Much potential'],
    ...money,
    meaning:
      'Potential is what a customer spends in the category a year and does not spend here: told by customers, or estimated from those who told.',
    unknown: 'nobody can know how much more they could spend; they count as little potential',
    unknownOfOne: 'nobody can know how much more could be spent here, which counts as little potential',
  },
  headroom: {
    name: 'Value and headroom',
    axis: 'Headroom against peers',
    cells: {
      'high-high': 'High, below their peers',
      'high-low': 'High, at their peers’ level',
      'low-high': 'Low, below their peers',
      'low-low': 'Low, as their peers',
    },
    across: ['Little headroom', 'Much headroom'],
    ...money,
    meaning:
      'Headroom is how far a customer’s spending lies below what high-spending customers spend who are alike in what spending does not cause. It is no proof that they spend it elsewhere.',
    unknown: 'nobody can know what their peers spend; they count as little headroom',
    unknownOfOne: 'nobody can know what peers spend, which counts as little headroom',
  },
  'lifetime growth': {
    name: 'Value and expected growth',
    axis: 'Expected growth',
    ...growing,
    ...change,
    meaning:
      'Growing means that a customer is expected to bring more in a year to come than in the past year. It stands in for how much more each could spend, which this data does not tell.',
    unknown:
      'growth has no meaning, because they brought nothing in the past year; they count as not growing',
    unknownOfOne: 'nothing in the past year to grow from, which counts as not growing',
  },
  growth: {
    name: 'Value and growth',
    axis: 'Growth',
    ...growing,
    ...change,
    meaning:
      'Growing means that a customer spends more than before; where orders are few, how all customers changed counts too. Growth stands in for how much more each could spend, which this data does not tell.',
    unknown: 'nobody can know yet whether they grow; they count as not growing',
    unknownOfOne: 'growth cannot be known yet, which counts as not growing',
  },
};
