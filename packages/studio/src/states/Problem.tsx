import { Refusal } from '@attune/client';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { strings } from '../strings/index.ts';
import classes from './states.module.css';

export interface ProblemProps {
  /** What was thrown; a `Refusal` says itself what happened and what to do. */
  readonly error: unknown;
  /** Tries again. */
  readonly retry?: () => void;
  /** Something else to do about it. */
  readonly action?: ReactNode;
  /** Small, for a part of a screen. */
  readonly compact?: boolean;
}

/** Something that did not work: what happened, where, what to do next. */
export function Problem({ error, retry, action, compact = false }: ProblemProps) {
  const refusal = error instanceof Refusal ? error : undefined;
  return (
    <section className={classes.problem} role="alert" data-compact={compact || undefined}>
      <p className={classes.title}>{refusal?.message ?? strings.states.bug}</p>
      {refusal && <Place place={refusal.place} />}
      <p className={classes.text}>{refusal?.remedy ?? strings.states.bugRemedy}</p>
      {refusal && refusal.details.length > 0 && (
        <ul className={classes.details}>
          {refusal.details.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path !== '' && <code>{path}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      {(retry || action) && (
        <div className={classes.action}>
          {retry && (
            <Button variant="default" onClick={retry}>
              {strings.states.tryAgain}
            </Button>
          )}
          {action}
        </div>
      )}
      {!compact && <p className={classes.code}>{refusal?.code ?? messageOf(error)}</p>}
    </section>
  );
}

function Place({ place: { file, row, field } }: { place: Refusal['place'] }) {
  const parts = [
    file,
    row === undefined ? undefined : strings.states.row(row),
    field === undefined ? undefined : strings.states.field(field),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? null : <p className={classes.place}>{parts.join(' · ')}</p>;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
