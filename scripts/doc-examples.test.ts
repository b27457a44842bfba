import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliHelp, commandNames, optionNames } from './cli-help.ts';
import { attuneCall, docExamples } from './doc-examples.ts';

describe('finding examples', () => {
  it('takes only marked blocks, and joins continued lines', () => {
    const markdown = [
      'Text',
      '```sh test',
      '# a comment',
      'npx attune demo \\',
      '  --out data   # made up',
      '',
      'ls data',
      '```',
      '```sh',
      'rm -rf data',
      '```',
    ].join('\n');
    expect(docExamples('a.md', markdown)).toEqual([
      { file: 'a.md', line: 2, commands: ['npx attune demo --out data', 'ls data'] },
    ]);
  });

  it('reads a call', () => {
    expect(attuneCall('npx attune analyze data --as-of=2026-06-30 --json')).toEqual({
      name: 'analyze',
      options: ['--as-of', '--json'],
    });
    expect(attuneCall('ls data')).toBeUndefined();
  });
});

const documents = ['README.md'];
const examples = documents.flatMap((file) => docExamples(file, readFileSync(file, 'utf8')));

describe('the examples in the documents', () => {
  it('are there', () => expect(examples.length).toBeGreaterThan(0));

  it('use commands and options that exist', () => {
    const known = commandNames(cliHelp());
    for (const { commands } of examples)
      for (const call of commands.map(attuneCall).filter((found) => found !== undefined)) {
        expect(known).toContain(call.name);
        expect(optionNames(cliHelp(call.name))).toEqual(expect.arrayContaining(call.options));
      }
  });

  it.each(documents)('of %s run as they stand, one after the other', (file) => {
    const folder = mkdtempSync(join(tmpdir(), 'attune-doc-'));
    const env = { ...process.env, PATH: [resolve('node_modules/.bin'), process.env.PATH].join(delimiter) };
    try {
      // Outside the checkout npx would ask the registry; the program itself is on PATH.
      for (const { commands } of examples.filter((example) => example.file === file))
        for (const command of commands)
          execFileSync('sh', ['-c', command.replace(/^npx attune/, 'attune')], {
            cwd: folder,
            env,
            stdio: 'pipe',
          });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
