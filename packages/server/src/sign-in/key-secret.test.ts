import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, isKeySecret, newKeySecret, prefixOf, sameHash } from './key-secret.ts';

test('a secret is recognised by its shape and its checksum', () => {
  const secrets = Array.from({ length: 200 }, newKeySecret);
  expect(new Set(secrets).size).toBe(200);
  for (const secret of secrets) {
    expect(secret).toMatch(/^attune_sk_[0-9A-Za-z]{40}$/);
    expect(isKeySecret(secret)).toBe(true);
  }
});

test('the checksum is the CRC-32 of the random part in base 62, as scanners can work it out', () => {
  // Worked out with Python's zlib: 0x277f8325.
  expect(isKeySecret(`attune_sk_${'0'.repeat(34)}0iqUEf`)).toBe(true);
  expect(isKeySecret(`attune_sk_${'0'.repeat(34)}000000`)).toBe(false);
});

test('no other text of this shape is one, but for one in four thousand million', () => {
  const letter = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
  fc.assert(
    fc.property(fc.nat(39), letter, (at, other) => {
      const secret = newKeySecret();
      const place = 'attune_sk_'.length + at;
      fc.pre(secret[place] !== other);
      return !isKeySecret(secret.slice(0, place) + other + secret.slice(place + 1));
    }),
  );
});

test('its hash is SHA-256; the prefix says little of it', () => {
  expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(prefixOf(newKeySecret())).toMatch(/^attune_sk_\w{6}$/);
  expect(sameHash(hashOf('a'), hashOf('a'))).toBe(true);
  expect(sameHash(hashOf('a'), hashOf('b'))).toBe(false);
  expect(sameHash(hashOf('a'), '')).toBe(false);
});
