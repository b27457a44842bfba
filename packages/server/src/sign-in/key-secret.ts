import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What every secret begins with, so that scanners of code and logs recognise a leaked one. */
const start = 'attune_sk_';
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomLength = 34;
const checksumLength = 6;
const shape = new RegExp(`^${start}[0-9A-Za-z]{${randomLength + checksumLength}}$`);

/**
 * A new secret: `attune_sk_`, 34 random letters and digits (202 bits), and six that check them: the CRC-32 of the
 * 34 in base 62. So a scanner, and the server, tell one from a chance likeness without looking it up.
 */
export function newKeySecret(): string {
  const random = Array.from({ length: randomLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return start + random + checksumOf(random);
}

export function isKeySecret(text: string): boolean {
  if (!shape.test(text)) return false;
  const random = text.slice(start.length, -checksumLength);
  return text.endsWith(checksumOf(random));
}

/** The part that may be shown and searched for; it leaves 166 random bits. */
export function prefixOf(secret: string): string {
  return secret.slice(0, start.length + 6);
}

/** SHA-256 in hexadecimal. A slow hash is for what people think up; nobody guesses 166 bits. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** In a time that does not tell how much of them is the same. */
export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function checksumOf(random: string): string {
  let rest = crc32(random);
  let text = '';
  for (let i = 0; i < checksumLength; i++) {
    text = alphabet[rest % alphabet.length] + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}
