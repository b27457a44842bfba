import type { ReactNode } from 'react';
import classes from './states.module.css';

export interface EmptyStateProps {
  /** Why there is nothing here: "No segment is saved yet". */
  readonly title: string;
  /** What will be here, and what it is good for. */
  readonly children: ReactNode;
  /** The one thing to do: a button or a link. */
  readonly action?: ReactNode;
  /** A faint picture of what will be there; it says nothing to a screen reader. */
  readonly preview?: ReactNode;
}

/** A place that is still empty: it teaches, and offers one action. */
export function EmptyState({ title, children, action, preview }: EmptyStateProps) {
  return (
    <section className={classes.empty} data-empty>
      <div className={classes.emptyText}>
        <h2 className={classes.title}>{title}</h2>
        <div className={classes.text}>{children}</div>
        {action && <div className={classes.action}>{action}</div>}
      </div>
      {preview && (
        <div className={classes.preview} aria-hidden="true" inert>
          {preview}
        </div>
      )}
    </section>
  );
}
