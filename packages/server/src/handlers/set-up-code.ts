import { randomInt } from 'node:crypto';

/** Without letters and digits that look like others. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A code that is shown once in the terminal: forty bits, `K7QF-2MXD`. */
export function newSetUpCode(): string {
  const four = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${four()}-${four()}`;
}
