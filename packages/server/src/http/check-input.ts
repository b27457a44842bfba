import { AttuneError } from '@attune/engine';
import type { z } from 'zod';
import { type Misplaced, unknownNamesIn } from './unknown-names.ts';

/** A request that does not fit its operation: all that is wrong with it, each with its place. */
export class RequestInvalid extends AttuneError {
  readonly details: readonly Misplaced[];

  constructor(details: readonly Misplaced[]) {
    const [first] = details;
    super(
      'request-invalid',
      details.length === 1 && first
        ? `The request does not fit: ${first.path === '' ? '' : `${first.path}: `}${first.message}`
        : `The request does not fit, in ${details.length} places.`,
      {
        remedy: 'Put right what `details` names. /docs says what this operation takes.',
        ...(details.length === 1 && first?.path && { place: { field: first.path } }),
      },
    );
    this.details = details;
  }
}

/** So that a reply stays small whatever was sent. */
const maxDetails = 20;

/**
 * Makes the check of one part of a request.
 *
 * @param part where it stands, `params`, `query` or `body`: the beginning of the paths of what is wrong with it
 * @throws RequestInvalid with what is wrong
 */
export function inputCheck(part: string, schema: z.ZodType): (value: unknown) => unknown {
  const unknownNames = unknownNamesIn(schema);
  return (value) => {
    const parsed = schema.safeParse(value);
    const details: Misplaced[] = [
      ...unknownNames(value).map(({ path, message }) => ({ path: `${part}.${path}`, message })),
      ...(parsed.error?.issues ?? []).map(({ path, message }) => ({
        path: [part, ...path.map(String)].join('.'),
        message,
      })),
    ];
    if (details.length > 0 || !parsed.success)
      throw new RequestInvalid(details.slice(0, maxDetails).map(short));
    return parsed.data;
  };
}

function short({ path, message }: Misplaced): Misplaced {
  return { path: path.slice(0, 200), message: message.slice(0, 500) };
}
