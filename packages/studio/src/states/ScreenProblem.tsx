import { useQueryClient } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Problem } from './Problem.tsx';
import classes from './states.module.css';

/** A screen that could not be shown; the rest of the page goes on. */
export function ScreenProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryClient();
  return (
    <div className={classes.screen}>
      <Problem
        error={error}
        retry={() => {
          void queries.resetQueries({ predicate: ({ state }) => state.status === 'error' });
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
