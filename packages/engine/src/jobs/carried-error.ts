import { AttuneError, type ErrorCode, type Place } from '../errors/index.ts';

/** An error as a message between processes: what a user sees survives whole, the rest as text for the log. */
export type CarriedError =
  | {
      readonly kind: 'attune';
      readonly code: ErrorCode;
      readonly message: string;
      readonly remedy: string;
      readonly place: Place;
      readonly cause: string | undefined;
    }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string | undefined };

export function carry(error: unknown): CarriedError {
  if (error instanceof AttuneError) {
    const { code, message, remedy, place, cause } = error;
    return {
      kind: 'attune',
      code,
      message,
      remedy,
      place,
      cause: cause === undefined ? undefined : told(cause),
    };
  }
  return error instanceof Error
    ? { kind: 'bug', message: error.message, stack: told(error) }
    : { kind: 'bug', message: String(error), stack: undefined };
}

export function delivered(carried: CarriedError): Error {
  if (carried.kind === 'attune') {
    const { code, message, remedy, place, cause } = carried;
    return new AttuneError(code, message, { remedy, place, ...(cause === undefined ? {} : { cause }) });
  }
  const error = new Error(carried.message);
  if (carried.stack !== undefined) error.stack = carried.stack;
  return error;
}

/** The stack with the causes below it. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCause: ${told(error.cause)}`;
}
