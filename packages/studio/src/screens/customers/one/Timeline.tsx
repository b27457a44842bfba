import { type Amounts, day, number } from '@attune/charts';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';
import type { Entry } from './purchases-by-month.ts';

const words = strings.customers.one.timeline;
/** So many are added at once. */
export const step = 10;

export interface TimelineProps {
  /** Those that are shown, the latest first. */
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly money: Amounts;
  readonly isFetching: boolean;
  readonly onMore: () => void;
}

/** Orders and returns with their lines. */
export function Timeline({ entries, total, money, isFetching, onMore }: TimelineProps) {
  return (
    <section className={classes.part} aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">
        {total === 1 ? words.only[entries[0]?.kind ?? 'order'] : words.heading(number(total))}
      </h2>
      <ol className={classes.timeline}>
        {numbered(entries).map(({ key, entry }) => (
          <li key={key} data-kind={entry.kind}>
            <div className={classes.entry}>
              <span className="figures">{day(entry.day)}</span>
              <strong>
                {entry.kind === 'return' && <IconArrowBackUp size={16} aria-hidden />}
                {entry.kind === 'return' ? words.return : words.order} {entry.order}
              </strong>
              <span className="muted">{entry.channel}</span>
              <span className={classes.amount}>{money.exact(entry.amount)}</span>
            </div>
            <ul className={classes.lines}>
              {linesOf(entry).map(({ key, line }) => (
                <li key={key}>
                  <span className={classes.quantity}>
                    {line.quantity !== null &&
                      words.quantity(number(line.quantity, Number.isInteger(line.quantity) ? 0 : 2))}
                  </span>
                  <span>
                    {line.name ?? line.product ?? words.noProduct}
                    {line.category !== null && <span className="muted"> · {line.category}</span>}
                    {line.refunded !== null && line.refunded > 0 && (
                      <span className={classes.refunded}>
                        <IconArrowBackUp size={14} aria-hidden /> {words.refunded(money.exact(line.refunded))}
                      </span>
                    )}
                  </span>
                  <span className={classes.amount}>{money.exact(line.amount)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {entries.length < total && (
        <div className={classes.more}>
          <Button variant="default" loading={isFetching} onClick={onMore}>
            {words.more(number(Math.min(step, total - entries.length)))}
          </Button>
          <span className="muted" role="status">
            {words.shown(number(entries.length), number(total))}
          </span>
        </div>
      )}
    </section>
  );
}

/** Two lines of an order, or two orders without an id, may be the same in everything: their place tells them apart. */
function linesOf({ lines }: Entry) {
  return lines.map((line, place) => ({ key: place, line }));
}

function numbered(entries: readonly Entry[]) {
  return entries.map((entry, place) => ({ key: place, entry }));
}
