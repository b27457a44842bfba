import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IdentityDecision } from '../customers/index.ts';
import type { Playbook } from '../playbook/index.ts';
import type { Summary } from '../report/index.ts';
import type { SourceReport } from '../sources/index.ts';

/** The version of the engine, from its package file, which lies beside `src` and beside `dist`. */
export const engineVersion: string = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version;

/** Names a run by what went into it, so that a repeated run has the same name. */
export function runIdentity(
  sources: SourceReport,
  playbook: Playbook,
  asOf: string,
  decisions: readonly IdentityDecision[] = [],
): Summary['run'] {
  const playbookPrint = playbookFingerprint(playbook);
  const inputs = sources.files.map(({ name, sha256 }) => [name, sha256]).sort();
  const decided = decisions.map(({ decision, keys }) => [decision, ...keys]).sort();
  return {
    id: fingerprint([engineVersion, playbookPrint, asOf, inputs, ...(decided.length > 0 ? [decided] : [])]),
    version: engineVersion,
    playbook: playbookPrint,
  };
}

/** The same for two playbooks that give the same result. */
export function playbookFingerprint(playbook: Playbook): string {
  // Threads and memory change how fast a result comes, never the result.
  const { limits, ...measured } = playbook;
  return fingerprint({ ...measured, maxRejected: limits.maxRejected });
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}
