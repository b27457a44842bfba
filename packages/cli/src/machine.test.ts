import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attune, temporaryFolder } from '../test/run-attune.ts';

const folder = temporaryFolder();

test('the same bytes, whatever the time zone and the language of the machine', async () => {
  const data = join(folder, 'data');
  await attune(['demo', '--customers', '200', '--seed', '5', '--out', data]);
  writeFileSync(join(folder, 'attune.yaml'), 'timeZone: Europe/Berlin\n');
  const settings = [
    { TZ: 'UTC', LANG: 'C' },
    { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
    { TZ: 'America/Lima', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  ];
  const results = [];
  for (const [i, env] of settings.entries()) {
    const out = join(folder, `out-${i}`);
    const ended = await attune(
      ['analyze', data, '--playbook', join(folder, 'attune.yaml'), '--as-of', '2026-06-30', '--out', out],
      { env },
    );
    expect(ended.code, ended.stderr).toBe(0);
    results.push(readdirSync(out).map((name) => [name, readFileSync(join(out, name)).toString('base64')]));
  }
  for (const result of results.slice(1))
    for (const [i, [name, bytes]] of result.entries())
      expect(bytes === results[0]?.[i]?.[1], name).toBe(true);
});
