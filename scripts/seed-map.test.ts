import { describe, expect, it } from 'vitest';
import { commandNames, optionNames } from './cli-help.ts';
import { seedItems, seedMapProblems } from './seed-map.ts';

const surroundings = {
  exists: (path: string) => ['a.test.ts', 'docs/concepts.md'].includes(path),
  commands: ['analyze'],
};
const rows = (change: (item: number) => string | undefined) =>
  Array.from(
    { length: seedItems },
    (_, i) => change(i + 1) ?? `| ${i + 1} | part | later (step 7) | | |`,
  ).join('\n');
const problemsWith = (row: string) =>
  seedMapProblems(
    rows((item) => (item === 5 ? row : undefined)),
    surroundings,
  );

describe('the seed map', () => {
  it('is content when every item has a row', () => {
    expect(problemsWith('| 5 | part | `attune analyze` | `summary.json` | `a.test.ts` |')).toEqual([]);
    expect(problemsWith('| 5 | part | [words](concepts.md#whose) | the document | |')).toEqual([]);
  });

  it.each([
    ['no row', '', /item 5 has no row/],
    ['no place', '| 5 | part | | | |', /no place/],
    ['no label', '| 5 | | later | | |', /no label/],
    ['no export', '| 5 | part | `attune analyze` | | `a.test.ts` |', /no export/],
    ['no test', '| 5 | part | `attune analyze` | file | |', /no test/],
    [
      'a test that is not there',
      '| 5 | part | `attune analyze` | file | `b.test.ts` |',
      /b\.test\.ts, which/,
    ],
    ['a command that is not there', '| 5 | part | `attune dance` | file | `a.test.ts` |', /attune dance/],
    ['a document that is not there', '| 5 | part | [words](lost.md) | the document | |', /docs\/lost\.md/],
    ['a cell too few', '| 5 | part | later | |', /4 cells/],
  ])('complains of %s', (_, row, expected) => {
    expect(problemsWith(row)).toEqual([expect.stringMatching(expected)]);
  });

  it('complains of a duplicate and of a number out of range', () => {
    expect(problemsWith('| 5 | part | later | | |\n| 5 | part | later | | |')).toEqual([
      expect.stringMatching(/second row/),
    ]);
    expect(problemsWith('| 5 | part | later | | |\n| 282 | part | later | | |')).toEqual([
      expect.stringMatching(/not between/),
    ]);
  });
});

describe('reading a help text', () => {
  const help = [
    'Usage: attune [options] [command]',
    '',
    'Options:',
    '  -h, --help           show this',
    '',
    'Commands:',
    '  analyze [options] <files...>  audit of customers',
    '      over several lines',
    '  demo [options]       made-up files',
    '  help [command]       help',
    '',
    'Exit status: see --json',
  ].join('\n');

  it('finds commands and options', () => {
    expect(commandNames(help)).toEqual(['analyze', 'demo']);
    expect(optionNames(help)).toEqual(['-h', '--help', '--json']);
  });
});
