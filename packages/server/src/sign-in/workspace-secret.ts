import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AttuneError } from '@attune/engine';

const fileName = 'secret';
const leastLength = 32;

/**
 * The secret that signs cookies: `ATTUNE_SECRET`, or else the file `secret` of the workspace, which is made with
 * 32 random bytes the first time and which only its owner may read. Whoever has it can forge sessions' cookies,
 * though not the sessions; with another one everybody has to sign in again.
 *
 * @param workspace an existing folder
 * @throws AttuneError `secret-unusable`
 */
export function workspaceSecret(
  workspace: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const given = env.ATTUNE_SECRET;
  if (given !== undefined) {
    if (given.length >= leastLength) return given;
    throw new AttuneError('secret-unusable', `ATTUNE_SECRET has fewer than ${leastLength} characters.`, {
      remedy: 'Give it a random value, for example from "openssl rand -base64 32", or do not set it.',
    });
  }
  const file = join(workspace, fileName);
  try {
    return read(file) ?? make(workspace, file);
  } catch (error) {
    if (error instanceof AttuneError) throw error;
    throw new AttuneError('secret-unusable', 'The secret of the workspace cannot be read or made.', {
      remedy: 'Check the permissions of the file and its folder, or set ATTUNE_SECRET.',
      place: { file },
      cause: error,
    });
  }
}

function read(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return undefined;
  // Windows has no such bits.
  if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0)
    throw new AttuneError('secret-unusable', 'Others on this machine may read the secret of the workspace.', {
      remedy: `Delete it if somebody may have (all sign in again); otherwise run: chmod 600 ${file}`,
      place: { file },
    });
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= leastLength) return secret;
  throw new AttuneError('secret-unusable', 'The secret of the workspace is not whole.', {
    remedy: 'Delete the file: a new one is made at the next start, and everybody signs in again.',
    place: { file },
  });
}

/** Under its name only when it is whole; if another program was faster, its secret is the one. */
function make(workspace: string, file: string): string {
  const draft = join(workspace, `.${fileName}-${randomBytes(6).toString('hex')}`);
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  const secret = read(file);
  if (secret === undefined) throw new Error(`${fileName} is gone.`);
  return secret;
}
