import { fileURLToPath } from 'node:url';

/** What `attune` runs. */
export const launcher = fileURLToPath(new URL('../bin/attune.js', import.meta.url));
