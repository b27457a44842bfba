import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlaybook } from '@attune/engine';
import { expect, test } from 'vitest';
import { attune, temporaryFolder } from '../test/run-attune.ts';

const folder = temporaryFolder();

test('without a terminal nothing is asked; defaults are taken and said', async () => {
  const { code, stdout, stderr } = await attune(['init', '--stage', 'new'], { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Wrote attune\.yaml\./);
  expect(stderr.split('\n')).toEqual([
    'No --outcome: left open.',
    'No --name: left open.',
    'No --currency: as in the data.',
    'No --time-zone: UTC.',
    'No --value: revenue.',
    '',
  ]);
  const text = readFileSync(join(folder, 'attune.yaml'), 'utf8');
  expect(parsePlaybook(text, 'attune.yaml').business.stage).toBe('new');
});

test('each question is an option', async () => {
  const words = ['--outcome', 'More people are vaccinated: all of them', '--stage', 'expanding'];
  const more = [
    '--name',
    'Town',
    '--currency',
    'SEK',
    '--time-zone',
    'Europe/Stockholm',
    '--value',
    'outcome',
  ];
  const { stderr } = await attune(['init', '--out', 'all.yaml', ...words, ...more], { cwd: folder });
  expect(stderr).toBe('');
  expect(parsePlaybook(readFileSync(join(folder, 'all.yaml'), 'utf8'), 'all.yaml')).toMatchObject({
    business: { outcome: 'More people are vaccinated: all of them', stage: 'expanding', name: 'Town' },
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    value: 'outcome',
  });
});

test('a file that is there is not overwritten, unless --force', async () => {
  const file = join(folder, 'there.yaml');
  writeFileSync(file, 'value: margin\n');
  const refused = await attune(['init', '--out', file]);
  expect(refused.code).toBe(5);
  expect(refused.stderr).toContain('--force');
  expect(readFileSync(file, 'utf8')).toBe('value: margin\n');
  expect((await attune(['init', '--out', file, '--force', '--value', 'revenue'])).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('value: revenue');
});

test.each([
  [['--currency', 'euro'], /--currency must be a currency code/],
  [['--time-zone', 'Berlin'], /--time-zone must be an IANA time zone/],
  [['--stage', 'old'], /Allowed choices are new, expanding, mature/],
])('%j is refused, and nothing is written', async (words, sentence) => {
  const { code, stderr } = await attune(['init', '--out', 'refused.yaml', ...words], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toMatch(sentence);
  expect(existsSync(join(folder, 'refused.yaml'))).toBe(false);
});

test('a place that cannot be written is named', async () => {
  const { code, stderr } = await attune(['init', '--out', join(folder, 'no', 'such', 'folder.yaml')]);
  expect(code).toBe(5);
  expect(stderr).toContain('error[output-not-writable]');
});
