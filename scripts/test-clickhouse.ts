// The tests of every query on ClickHouse, and its rows beside those of DuckDB. ClickHouse is some 550 MB: it is installed on demand.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { runVitest } from './run-vitest.ts';

const chdb = 'chdb@3.4.0';
const folder = '.clickhouse';

if (!existsSync(`${folder}/node_modules/chdb/package.json`)) {
  console.log(`Installing ClickHouse (${chdb}) into ${folder}; it is large, and this happens once.`);
  mkdirSync(folder, { recursive: true });
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', chdb], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
const usesEngines = /\/(?:on-engines|start-clickhouse)\.ts'/;
const files = globSync('packages/*/{src,test}/**/*.test.ts')
  .filter((file) => usesEngines.test(readFileSync(file, 'utf8')))
  .sort();
runVitest(files, { ATTUNE_TEST_CLICKHOUSE: '1' });
