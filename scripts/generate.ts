// Writes the generated files; with --check writes nothing, and fails where a committed one differs.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { firstDifference } from './first-difference.ts';
import { generators } from './generators.ts';

const onlyCheck = process.argv.includes('--check');
const stale: string[] = [];

for (const { path, make } of generators) {
  const made = await make();
  const committed = existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined;
  if (made === committed) continue;
  if (onlyCheck) {
    stale.push(`${path}: ${committed === undefined ? 'missing' : firstDifference(committed, made)}`);
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, made);
    console.log(`wrote ${path}`);
  }
}

// A generator that is gone leaves its file behind, which would then never change again.
const known = new Set(generators.map((generator) => generator.path));
for (const name of readdirSync('docs/generated')) {
  const path = join('docs/generated', name).replaceAll('\\', '/');
  if (!known.has(path)) stale.push(`${path}: nothing generates this file`);
}

if (stale.length > 0) {
  console.error(`${stale.join('\n')}\nRun \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
} else if (onlyCheck) console.log(`Generated files: ${generators.length} are up to date.`);
