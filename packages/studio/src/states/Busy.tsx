import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { strings } from '../strings/index.ts';
import classes from './states.module.css';

export interface BusyProps {
  /** What is going on: "Counting customers". */
  readonly what: string;
  /** From 0 to 1, where it is known. */
  readonly share?: number | null;
  /** The way out. */
  readonly onCancel?: () => void;
  /** After how many milliseconds it shows itself; what is quicker needs no words. Default 1000. */
  readonly after?: number;
}

/** Something that takes longer than a second: what, how far, and a way out. */
export function Busy({ what, share, onCancel, after = 1000 }: BusyProps) {
  const [isShown, setShown] = useState(after === 0);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  if (!isShown) return <div className={classes.busy} aria-busy="true" />;
  return (
    <div className={classes.busy} aria-busy="true">
      <p className={classes.text} role="status">
        {what}
      </p>
      <Progress
        value={share == null ? 100 : Math.max(2, share * 100)}
        animated={share == null}
        size="sm"
        aria-label={what}
      />
      {onCancel && (
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {strings.states.cancel}
        </Button>
      )}
    </div>
  );
}
