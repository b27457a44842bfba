import { percent } from '@attune/charts';
import { isUnknown, type Published } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import classes from './grid.module.css';

const said = strings.segments.grid;

export interface CertaintyProps {
  /** How many customers have a certain cell; null where nobody can say, or may not. */
  readonly certain: number | null;
  readonly everybody: number | null;
  /** From which probability on a cell is certain; null where nothing says how sure one is. */
  readonly probability: number | null;
}

/** The published grid's certainty. */
export function certaintyOf({ summary }: Published): CertaintyProps {
  const { certain } = summary.value.gridAxes;
  const everybody = summary.customers;
  if (isUnknown(certain)) return { certain: null, everybody, probability: null };
  return { certain: certain.customers, everybody, probability: certain.probability };
}

/** How far the cells can be trusted, customer by customer. */
export function Certainty({ certain, everybody, probability }: CertaintyProps) {
  if (probability === null) return <p className={classes.quiet}>{said.certainUnknown}</p>;
  if (certain === null || !everybody) return null;
  return <p className={classes.quiet}>{said.certain(percent(certain / everybody), percent(probability))}</p>;
}
