import { isAbsolute } from 'node:path';
import { AttuneError, type ErrorCode } from '@attune/engine';
import type { z } from 'zod';
import type { problem } from '../contract/parts.ts';
import { RequestInvalid } from './check-input.ts';

/** What each refusal is in HTTP. */
const statuses: Readonly<Record<ErrorCode, number>> = {
  usage: 400,
  'playbook-invalid': 422,
  'rule-invalid': 422,
  'too-many-rejected': 422,
  'input-missing': 422,
  'input-unreadable': 422,
  'source-unreachable': 422,
  'source-denied': 422,
  'input-not-recognised': 422,
  'input-ambiguous': 422,
  'customers-without-orders': 422,
  'no-accepted-rows': 422,
  'mixed-currencies': 422,
  'costs-missing': 422,
  'as-of-outside-data': 422,
  'calibration-outside-data': 422,
  'output-not-writable': 503,
  'store-unavailable': 503,
  'store-newer': 503,
  'warehouse-unavailable': 503,
  'warehouse-failed': 500,
  'job-failed': 500,
  'field-unknown': 422,
  'customer-unknown': 404,
  'number-unknown': 404,
  'too-few-people': 403,
  'purpose-unknown': 422,
  'consents-missing': 422,
  'workspace-busy': 503,
  'workspace-unusable': 503,
  'file-exists': 409,
  'file-name-refused': 422,
  'file-too-large': 413,
  'file-unknown': 404,
  'archive-refused': 422,
  'job-unknown': 404,
  'run-unknown': 404,
  'run-not-kept': 410,
  'no-run-yet': 404,
  'schedule-invalid': 422,
  'already-set-up': 409,
  'invitation-invalid': 403,
  'key-invalid': 401,
  'key-unknown': 404,
  'last-owner': 409,
  'not-allowed': 403,
  'not-signed-in': 401,
  'password-too-common': 422,
  'person-known': 409,
  'person-unknown': 404,
  'secret-unusable': 503,
  'sign-in-failed': 401,
  'too-many-tries': 429,
  'request-invalid': 400,
  'body-malformed': 400,
  'body-too-large': 413,
  'body-too-slow': 408,
  'content-type-wrong': 415,
  'cross-site': 403,
  'host-unknown': 421,
  'not-found': 404,
  'edit-conflict': 409,
  'set-up-code-wrong': 403,
  'too-many-requests': 429,
  'server-failed': 500,
  'server-stopping': 503,
  'studio-missing': 503,
  'address-unusable': 503,
};

export interface ProblemReply {
  readonly status: number;
  readonly body: z.output<typeof problem>;
  /** A fault of ours or of the machine: worth a look into the log. */
  readonly isFault: boolean;
}

/** Any error as it may be told to the outside: refusals in their own words, all else in none. */
export function problemReply(error: unknown): ProblemReply {
  const refusal = error instanceof AttuneError ? error : fromFramework(error);
  // What the catalogue calls a fault of ours speaks of our insides, for the log.
  if (!refusal || statuses[refusal.code] === 500)
    return { status: 500, body: { error: fault }, isFault: true };
  const { code, message, remedy } = refusal;
  const place = placeForAll(refusal.place);
  const status = statuses[code];
  return {
    status,
    body: {
      error: {
        code,
        message,
        remedy,
        ...(Object.keys(place).length > 0 && { place }),
        ...(refusal instanceof RequestInvalid && { details: [...refusal.details] }),
      },
    },
    isFault: status >= 500,
  };
}

/** Where things lie on this machine, and the address of its database, are for the log. */
function placeForAll({ file, ...place }: AttuneError['place']): AttuneError['place'] {
  return file === undefined || isAbsolute(file) || file.includes('://') ? place : { ...place, file };
}

const fault = {
  code: 'server-failed' satisfies ErrorCode,
  message: 'The server failed at this request. This is a fault in Attune, not in what you did.',
  remedy: 'Try again. The log of the server says more, under the request id that came with this reply.',
};

/** What the HTTP framework refuses before a route of ours is reached. */
function fromFramework(error: unknown): AttuneError | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new AttuneError('request-invalid', 'The address of this request is malformed.', {
        remedy: 'Encode special characters in it, and keep its parts short.',
      });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return new AttuneError('content-type-wrong', 'The body of this request is of an unknown kind.', {
        remedy: 'Send it with the header "Content-Type: application/json".',
      });
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AttuneError('body-too-large', 'The body of this request is too large.', {
        remedy: 'Send less at once.',
      });
    default:
      return undefined;
  }
}

export function notFound(what: string): AttuneError {
  return new AttuneError('not-found', `There is no ${what}.`, {
    remedy: 'Check the address. /docs lists every operation.',
  });
}
