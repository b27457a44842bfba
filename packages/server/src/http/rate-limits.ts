import { AttuneError } from '@attune/engine';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Requests of one address. */
export interface RateLimits {
  /** Of any kind, a minute. */
  readonly requestsPerMinute: number;
  /** Sign-in, first set-up and joining, a quarter of an hour: what guesses passwords and tokens. */
  readonly signInsPerQuarterHour: number;
  /** Keys that do not count, a quarter of an hour: what guesses keys. */
  readonly wrongKeysPerQuarterHour: number;
}

export const defaultRateLimits: RateLimits = {
  requestsPerMinute: 3000,
  signInsPerQuarterHour: 30,
  wrongKeysPerQuarterHour: 60,
};

const aMinute = 60_000;
const aQuarter = 15 * aMinute;

/** @throws AttuneError `too-many-requests`, with `Retry-After` on the reply */
export type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

export async function openLimits(
  app: FastifyInstance,
  limits: RateLimits,
): Promise<{ readonly any: Limit; readonly signIn: Limit; readonly wrongKey: Limit }> {
  await app.register(rateLimit, { global: false });
  const limit = (max: number, timeWindow: number): Limit => {
    const counted = app.createRateLimit({ max, timeWindow });
    return async (request, reply) => {
      const state = await counted(request);
      if (state.isAllowed || !state.isExceeded) return;
      reply.header('retry-after', state.ttlInSeconds);
      throw new AttuneError('too-many-requests', 'Too many requests came from this address.', {
        remedy: `Try again in ${inWords(state.ttlInSeconds)}.`,
      });
    };
  };
  return {
    any: limit(limits.requestsPerMinute, aMinute),
    signIn: limit(limits.signInsPerQuarterHour, aQuarter),
    wrongKey: limit(limits.wrongKeysPerQuarterHour, aQuarter),
  };
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'one second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
