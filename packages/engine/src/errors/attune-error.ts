import { type ErrorCode, errorCodes } from './catalogue.ts';

/** Where the trouble is; each part only where it is known. `row` counts from 1, the header line included. */
export interface Place {
  readonly file?: string;
  readonly row?: number;
  readonly field?: string;
}

/**
 * The one error type that reaches a user: what happened, where, and what to do next.
 * Customer values never stand in the message; a cause is kept for logs.
 */
export class AttuneError extends Error {
  override readonly name = 'AttuneError';
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly place: Place;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly remedy: string; readonly place?: Place; readonly cause?: unknown },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.remedy = options.remedy;
    this.place = options.place ?? {};
  }

  get exitCode(): number {
    return errorCodes[this.code];
  }
}
