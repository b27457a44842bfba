import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(
  process.env.ATTUNE_REAL_DATA ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data'),
);

/**
 * The folder of real data sets with published answers. It is not part of the project: checks that use it are
 * skipped by name where it is missing, unless `ATTUNE_REQUIRE_REAL_DATA` says that they must run.
 */
export const realData: string | undefined = existsSync(root) ? root : undefined;

if (!realData && process.env.ATTUNE_REQUIRE_REAL_DATA)
  throw new Error(`The real-data checks are required here, but there is no folder ${root}.`);
