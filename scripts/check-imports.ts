// Fails where an import goes against the order of the house; the rules stand in import-rules.ts.
import { globSync, readFileSync } from 'node:fs';
import { importBreaches } from './import-rules.ts';

const files = globSync('packages/*/{src,test}/**/*.{ts,tsx}')
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const breaches = files.flatMap((file) => importBreaches(file, readFileSync(file, 'utf8')));
for (const { file, line, rule } of breaches) console.error(`${file}:${line}: ${rule}`);
if (breaches.length > 0) process.exitCode = 1;
else console.log(`Imports: ${files.length} files keep the order of the house.`);
