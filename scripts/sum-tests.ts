// Prints what failed and "N passed, N failed" over the steps of CI: NAME.status holds a step's exit status, NAME.json its tests.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { failures, type Step, testTotals } from './test-totals.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder that the steps wrote to.');

const steps = globSync('*.status', { cwd: folder })
  .sort()
  .map((file): Step => {
    const name = basename(file, '.status');
    const results = join(folder, `${name}.json`);
    return {
      name,
      status: Number(readFileSync(join(folder, file), 'utf8')),
      ...(existsSync(results) && { results: JSON.parse(readFileSync(results, 'utf8')) }),
    };
  });
for (const failure of steps.flatMap(failures)) console.log(`${failure}\n`);
for (const { name, status } of steps) console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
const { passed, failed } = testTotals(steps);
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || steps.length === 0) process.exitCode = 1;
