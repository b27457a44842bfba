// The checks against published results on real data sets, which must be there.
import { globSync } from 'node:fs';
import { runVitest } from './run-vitest.ts';

runVitest(globSync('packages/*/{src,test}/**/*.real.test.ts').sort(), { ATTUNE_REQUIRE_REAL_DATA: '1' });
