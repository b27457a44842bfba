import { Figure } from '../../origin/Figure.tsx';
import classes from './audit.module.css';
import { shown } from './shown.ts';

export interface KeyFiguresProps {
  readonly figures: readonly {
    /** Of the number in the summary. */
    readonly path: string;
    readonly value: number | null;
    readonly write: (value: number) => string;
    readonly name: string;
  }[];
}

/** A few numbers in a row, each of which opens its origin. */
export function KeyFigures({ figures }: KeyFiguresProps) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ path, value, write, name }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null ? shown(value, write) : <Figure path={path}>{write(value)}</Figure>}</dd>
        </div>
      ))}
    </dl>
  );
}
