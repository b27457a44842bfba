import { Refusal } from '@attune/client';
import { Problem } from '../states/Problem.tsx';
import { fieldOf } from './field-problems.ts';

export interface FormProblemProps {
  readonly error: unknown;
  /** The fields that show their own problems. */
  readonly fields: readonly string[];
}

/** Why a form was not taken, unless every reason stands beside its field already. */
export function FormProblem({ error, fields }: FormProblemProps) {
  if (!error) return null;
  const isShown =
    error instanceof Refusal &&
    error.details.length > 0 &&
    error.details.every(({ path }) => fields.includes(fieldOf(path)));
  return isShown ? null : <Problem compact error={error} />;
}
