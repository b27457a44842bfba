import { number, percent } from '@attune/charts';
import type { Rule } from '@attune/client';
import { Figure } from '../../../origin/Figure.tsx';
import type { Published } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import type { Cell } from '../published-parts.ts';
import { RuleActions } from '../RuleActions.tsx';
import { shown } from '../shown.ts';
import classes from './grid.module.css';

const said = strings.segments.grid;

export interface ShownCell {
  readonly cell: Cell;
  readonly customers: number | null;
  readonly revenue: number | null;
  /** Finds exactly its customers; absent while the cuts move. */
  readonly rule: Rule | undefined;
  readonly isExact: boolean;
}

export interface CellListProps {
  readonly cells: readonly ShownCell[];
  readonly total: number | null;
  readonly everybody: number | null;
  /** The numbers are the run's own, and each opens its origin. */
  readonly isRuns: boolean;
  readonly published: Published;
}

/** Placed as in the field: a low outlook on the left, what is high above. */
const order: readonly Cell[] = ['high-low', 'high-high', 'low-low', 'low-high'];

/** The four cells with their numbers, and what can be done with the people of each. */
export function CellList({ cells, total, everybody, isRuns, published }: CellListProps) {
  const { money, words } = published;
  const sorted = order.flatMap((name) => cells.find(({ cell }) => cell === name) ?? []);
  return (
    <section className={classes.cells} aria-label={said.table}>
      {sorted.map(({ cell, customers, revenue, rule, isExact }) => {
        const path = `value.grid.${cell}`;
        const count = shown(customers, (one) => said.customers(number(one), one === 1));
        const ofAll = customers === null || !everybody ? '' : ` · ${percent(customers / everybody)}`;
        const amount = shown(revenue, money.short);
        const ofTotal =
          revenue === null || revenue < 0 || !total || total <= 0 ? '' : ` · ${percent(revenue / total)}`;
        return (
          <article
            key={cell}
            className={classes.cell}
            data-strong={cell === words.outlook.strong || undefined}
          >
            <h2>{words.outlook.cells[cell]}</h2>
            <dl>
              <div>
                <dt>{strings.segments.customers}</dt>
                <dd>
                  {isRuns && isExact && customers !== null ? (
                    <Figure path={path}>{`${count}${ofAll}`}</Figure>
                  ) : isExact ? (
                    `${count}${ofAll}`
                  ) : (
                    said.about(`${count}${ofAll}`)
                  )}
                </dd>
              </div>
              <div>
                <dt>{words.measure.Noun}</dt>
                <dd data-waiting={!isExact || undefined}>{isExact ? `${amount}${ofTotal}` : said.waiting}</dd>
              </div>
            </dl>
            {/* Keeps its place while the cuts move. */}
            {(rule || !isExact) && (
              <div className={classes.doing}>{rule && customers !== 0 && <RuleActions rule={rule} />}</div>
            )}
          </article>
        );
      })}
    </section>
  );
}
