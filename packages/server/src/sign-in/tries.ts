import { createHmac } from 'node:crypto';
import { AttuneError, type Clock, type Store } from '@attune/engine';
import type { KnownBrowser } from './known-browser.ts';

/** Too many failures to sign in: the next try has to wait. */
export class TooManyTries extends AttuneError {
  readonly retryAfterSeconds: number;

  constructor(seconds: number) {
    super(
      'too-many-tries',
      `There were too many tries to sign in. The next is possible in ${inWords(seconds)}.`,
      {
        remedy:
          'Wait until then, and check the e-mail address and the password. Who is signed in stays signed in.',
      },
    );
    this.retryAfterSeconds = seconds;
  }
}

const freeFailures = 5;
const longestDelayMs = 15 * 60_000;

/**
 * How long the try after so many failures has to wait, in milliseconds: nothing for the first four, then one
 * second, doubled each time, and a quarter of an hour at most. So a password of a thousand guesses stands for more
 * than a week, and nobody waits longer than a quarter of an hour.
 */
function delayAfter(failures: number): number {
  if (failures < freeFailures) return 0;
  return Math.min(1000 * 2 ** (failures - freeFailures), longestDelayMs);
}

export interface Tries {
  /**
   * Takes a try to name the password of an account. Call what it returns when the password was right.
   *
   * @throws TooManyTries
   */
  take(email: string, headers: Headers): Promise<() => Promise<void>>;
}

/** @param secret hides the addresses of strangers who try: without it the store does not tell them */
export function triesOf({ signInTries }: Store, clock: Clock, secret: string, browser: KnownBrowser): Tries {
  return {
    async take(email, headers) {
      const account = createHmac('sha256', secret)
        .update(`sign-in\0${browser.markOf(headers, email) ?? ''}\0${email.toLowerCase()}`)
        .digest('hex');
      const { nextAt } = await signInTries.take(account, delayAfter);
      if (nextAt)
        throw new TooManyTries(Math.max(1, Math.ceil((nextAt.getTime() - clock().getTime()) / 1000)));
      return () => signInTries.succeeded(account);
    },
  };
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
