// Fails unless every part that the founding documents name has its place in docs/seed-map.md.
import { existsSync, readFileSync } from 'node:fs';
import { cliHelp, commandNames } from './cli-help.ts';
import { seedItems, seedMapProblems } from './seed-map.ts';

const map = 'docs/seed-map.md';
const problems = seedMapProblems(readFileSync(map, 'utf8'), {
  exists: existsSync,
  commands: commandNames(cliHelp()),
});
for (const problem of problems) console.error(`${map}: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log(`Seed map: all ${seedItems} items have their place.`);
