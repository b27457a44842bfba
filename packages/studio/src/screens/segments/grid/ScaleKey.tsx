import { type CountClass, number } from '@attune/charts';
import { strings } from '../../../strings/index.ts';
import classes from './grid.module.css';

const said = strings.segments.grid;

export interface ScaleKeyProps {
  readonly classesOfCounts: readonly CountClass[];
  readonly hasWithheld: boolean;
}

/** What the colours of the field say. */
export function ScaleKey({ classesOfCounts, hasWithheld }: ScaleKeyProps) {
  return (
    <ul className={classes.key} aria-label={said.scale}>
      {classesOfCounts.map(({ from, to, colour }) => (
        <li key={from}>
          <svg width="16" height="12" aria-hidden="true">
            <rect width="16" height="12" style={{ fill: colour }} />
          </svg>
          {said.classRange(number(from), number(to))}
        </li>
      ))}
      {hasWithheld && (
        <li>
          <svg width="16" height="12" aria-hidden="true">
            <circle className={classes.withheld} cx="8" cy="6" r="1.5" />
          </svg>
          {said.withheldClass}
        </li>
      )}
      <li>{said.scale}</li>
    </ul>
  );
}
