import { number } from '@attune/charts';
import { Button } from '@mantine/core';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';

const words = strings.identity;

export interface PagerProps {
  readonly from: number;
  readonly size: number;
  readonly total: number;
  readonly onPage: (from: number) => void;
}

/** Which of how many are shown, and the way to the others where there are any. */
export function Pager({ from, size, total, onPage }: PagerProps) {
  const last = Math.min(from + size, total);
  if (total <= size && from === 0) return null;
  return (
    <nav className={classes.pager} aria-label={words.pages}>
      <span className="figures" role="status">
        {words.shown(number(from + 1), number(last), number(total))}
      </span>
      <Button variant="default" disabled={from === 0} onClick={() => onPage(Math.max(0, from - size))}>
        {words.previous}
      </Button>
      <Button variant="default" disabled={last >= total} onClick={() => onPage(from + size)}>
        {words.next}
      </Button>
    </nav>
  );
}
