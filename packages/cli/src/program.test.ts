import { errorCodes } from '@attune/engine';
import { describe, expect, test } from 'vitest';
import { attune } from '../test/run-attune.ts';
import { exitCodes } from './exit-codes.ts';
import { buildProgram } from './program.ts';

const commands = buildProgram().commands.map((command) => command.name());

describe('help', () => {
  test('of the whole names every command, shows examples and exit codes', async () => {
    const { code, stdout, stderr } = await attune(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(stdout).toContain('Examples:');
    expect(stdout).toMatch(/130 {2}Stopped with Ctrl-C/);
  });

  test.each(commands)(
    'of %s fits 80 columns, lists its options, and is the same for `help`',
    async (name) => {
      const [asked, help] = await Promise.all([attune([name, '--help']), attune(['help', name])]);
      expect(asked).toMatchObject({ code: 0, stderr: '' });
      expect(help.stdout).toBe(asked.stdout);
      expect(asked.stdout).toMatch(new RegExp(`^Usage: attune ${name}`));
      for (const option of buildProgram().commands.find((command) => command.name() === name)!.options)
        expect(asked.stdout).toContain(option.long);
      for (const line of asked.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  test('is what a call without a command gives', async () => {
    const [bare, help] = await Promise.all([attune([]), attune(['--help'])]);
    expect(bare).toEqual(help);
  });

  test('of exit codes explains every status that an error can lead to', async () => {
    const { stdout } = await attune(['help', 'exit-codes']);
    for (const { code, meaning } of exitCodes) expect(stdout).toMatch(new RegExp(`${code}  ${meaning}`));
    const known = exitCodes.map(({ code }) => code);
    expect(known).toEqual(expect.arrayContaining(Object.values(errorCodes)));
  });
});

test('the version is the one of the package', async () => {
  const { stdout, code } = await attune(['--version']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe('a wrong call ends with 2 and says what was meant', () => {
  test.each([
    [['analize'], "Unknown command 'analize'.", 'Did you mean analyze?'],
    [['analyze', 'x.csv', '--uot', 'o'], "Unknown option '--uot'.", 'Did you mean --out?'],
    [['analyze', 'x.csv'], "Required option '-o, --out <folder>' is missing.", '--help'],
    [['analyze', '-o', 'o'], /There is nothing to read/, 'attune analyze orders.csv'],
    [['analyze', 'x.csv', '-o', 'o', '--as-of', '2026-02-30'], /a day that exists/, '--help'],
    [['analyze', 'x.csv', '-o', 'o', '--max-rejected', '5'], /a share from 0 to 1/, '--help'],
    [['analyze', 'x.csv', '-o', 'o', '--threads', '0'], /a whole number from 1/, '--help'],
    [['analyze', 'x.csv', '-o', 'o', '--threads', '257'], /from 1 to 256/, '--help'],
    [['analyze', 'x.csv', '-o', 'o', '--memory', '4gb'], /500MB or 4GB/, '--help'],
    [['analyze', 'x.csv', '-o', 'o', '--decimal', ';'], /Allowed choices are/, '--help'],
    [['analyze', 'x.csv', '-o', 'o', '--warehouse', 'here.db'], /an address such as clickhouse:/, '--help'],
    [['demo', '--customers', 'many', '-o', 'o'], /a whole number/, '--help'],
    [['demo', '--customers', '0', '-o', 'o'], /from 1 to/, '--customers 20000'],
    [['help', 'nothing'], /^Usage: attune/, 'Commands:'],
  ])('%j', async (words, sentence, remedy) => {
    const { code, stdout, stderr } = await attune(words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(remedy);
  });

  test('as JSON on stdout too, when JSON was asked for', async () => {
    const { code, stdout, stderr } = await attune(['analyze', '--json', '--nonsense']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'usage', place: {} });
    expect(stderr).toMatch(/^error\[usage\]: /);
  });
});

describe('colour', () => {
  const coloured = '\x1b[';
  test.each([
    [{ FORCE_COLOR: '1' }, [], true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
    [{ FORCE_COLOR: '1' }, ['--no-color'], false],
    [{}, [], false],
  ])('with %j and %j: %s', async (env, words, expected) => {
    const [help, error] = await Promise.all([
      attune(['--help', ...words], { env }),
      attune(['analize', ...words], { env }),
    ]);
    expect(help.stdout.includes(coloured)).toBe(expected);
    expect(error.stderr.includes(coloured)).toBe(expected);
  });
});
