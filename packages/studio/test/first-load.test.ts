import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstLoad } from './first-load.ts';

const dist = join(import.meta.dirname, '../dist');

test.skipIf(!existsSync(join(dist, 'index.html')))(
  'the first load is at most 350 kB of gzipped JavaScript, without charts',
  () => {
    const scripts = firstLoad(dist);
    const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total, JSON.stringify(scripts)).toBeLessThanOrEqual(350_000);
    const withCharts = scripts.filter(({ address }) =>
      readFileSync(join(dist, address), 'utf8').includes('zrender'),
    );
    expect(withCharts).toEqual([]);
  },
);
