import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workspaceSecret } from './workspace-secret.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('is made once, with 32 random bytes, for the owner of the folder only', () => {
  const secret = workspaceSecret(folder, {});
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(workspaceSecret(folder, {})).toBe(secret);
  expect(readdirSync(folder)).toEqual(['secret']);
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(`${secret}\n`);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  const other = mkdtempSync(join(tmpdir(), 'attune-secret-'));
  expect(workspaceSecret(other, {})).not.toBe(secret);
  rmSync(other, { recursive: true });
});

test('comes from ATTUNE_SECRET where that is set, and long enough', () => {
  const given = 'x'.repeat(32);
  expect(workspaceSecret(folder, { ATTUNE_SECRET: given })).toBe(given);
  expect(readdirSync(folder)).toEqual([]);
  for (const short of ['', 'x'.repeat(31)])
    expect(() => workspaceSecret(folder, { ATTUNE_SECRET: short })).toThrow(
      expect.objectContaining({ code: 'secret-unusable', remedy: expect.stringContaining('openssl') }),
    );
});

test.skipIf(process.platform === 'win32')('that others may read is refused', () => {
  workspaceSecret(folder, {});
  const file = join(folder, 'secret');
  chmodSync(file, 0o640);
  expect(() => workspaceSecret(folder, {})).toThrow(
    expect.objectContaining({ code: 'secret-unusable', place: { file } }),
  );
});

test('that is cut short, or in a folder that is not there, is refused', () => {
  writeFileSync(join(folder, 'secret'), 'short\n', { mode: 0o600 });
  expect(() => workspaceSecret(folder, {})).toThrow(
    expect.objectContaining({ code: 'secret-unusable', message: expect.stringContaining('whole') }),
  );
  expect(() => workspaceSecret(join(folder, 'nowhere'), {})).toThrow(
    expect.objectContaining({ code: 'secret-unusable', cause: expect.anything() }),
  );
});
