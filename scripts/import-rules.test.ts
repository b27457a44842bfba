import { describe, expect, it } from 'vitest';
import { importBreaches } from './import-rules.ts';
import { importStatements, sqlTemplateLines } from './import-statements.ts';

describe('finding imports', () => {
  it('finds every form, with the line of its module name', () => {
    const source = [
      "import a from 'one';",
      "import 'two';",
      'import {',
      '  b,',
      '  type C,',
      "} from 'three';",
      "export * from './four.ts';",
      "const five = await import('five');",
      "type Six = import('six').Six;",
    ].join('\n');
    expect(importStatements(source)).toEqual([
      { specifier: 'one', line: 1 },
      { specifier: 'two', line: 2 },
      { specifier: 'three', line: 6 },
      { specifier: './four.ts', line: 7 },
      { specifier: 'five', line: 8 },
      { specifier: 'six', line: 9 },
    ]);
  });

  it('is not misled by comments, strings or an export without a source', () => {
    const source = [
      '// import a from "comment";',
      "/* import b from 'comment'; */",
      'export const text = \'import c from "text"\';',
      'export const d = 1;',
      "const e = 'https://example.org'; import f from 'real';",
    ].join('\n');
    expect(importStatements(source)).toEqual([{ specifier: 'real', line: 5 }]);
  });

  it('finds sql templates, not words that end in sql', () => {
    const source = ['const a = sql`select 1`;', 'const b = mysql`x`;', '// sql`c`', 'sql<Row>`d`'].join('\n');
    expect(sqlTemplateLines(source)).toEqual([1, 4]);
  });
});

const rule = (file: string, source: string) => importBreaches(file, source).map((breach) => breach.rule);

describe('the order of the house', () => {
  it.each([
    ['packages/charts/src/lorenz.ts', "import { gini } from '@attune/stats';"],
    ['packages/engine/src/segments/value/deciles.ts', "import { sql } from '../../warehouse/index.ts';"],
    ['packages/engine/src/segments/value/deciles.ts', "import { cut } from './cut.ts';"],
    ['packages/engine/src/index.ts', "export { readPlaybook } from './playbook/index.ts';"],
    ['packages/engine/src/demo/orders.ts', "import { poisson } from '@attune/stats';"],
    ['packages/engine/src/segments/value/deciles.sql.ts', 'export const q = sql`select 1`;'],
    ['packages/engine/src/warehouse/duckdb.ts', "import { DuckDBInstance } from '@duckdb/node-api';"],
    ['packages/engine/src/rules/to-sql.ts', 'const both = sql`a and b`;'],
    ['packages/engine/src/customers/facts.test.ts', "import { makeOrders } from '../demo/index.ts';"],
    ['packages/engine/src/customers/facts.test.ts', "import { onEngines } from '../../test/on-engines.ts';"],
    ['packages/cli/test/report.test.ts', "import { findChromium } from '../../../scripts/find-chromium.ts';"],
    ['scripts/anything.ts', "import x from '../packages/engine/src/errors/catalogue.ts';"],
  ])('allows %s: %s', (file, source) => {
    expect(rule(file, source)).toEqual([]);
  });

  it.each([
    ['packages/stats/src/x.ts', "import { a } from '@attune/sdk';", /stats may not import the package sdk/],
    ['packages/charts/src/x.ts', "import { a } from '@attune/engine';", /charts may not import/],
    ['packages/cli/src/x.ts', "import { a } from '@attune/stats';", /cli may not import the package stats/],
    ['packages/stats/src/x.test.ts', "import { a } from '@attune/engine';", /stats may not import/],
    ['packages/cli/src/x.ts', "import { a } from '@attune/engine/rules';", /reaches past the entry/],
    ['packages/cli/src/x.ts', "import { a } from '../../engine/src/index.ts';", /leaves the package/],
    [
      'packages/engine/src/rules/x.ts',
      "import { a } from '../segments/index.ts';",
      /rules may not import the room segments/,
    ],
    ['packages/engine/src/errors/x.ts', "import { a } from '../playbook/index.ts';", /errors may not import/],
    [
      'packages/engine/src/report/x.ts',
      "import { a } from '../rules/parse.ts';",
      /through its index.ts only/,
    ],
    [
      'packages/engine/src/report/x.test.ts',
      "import { a } from '../rules/parse.ts';",
      /through its index.ts only/,
    ],
    [
      'packages/engine/src/demo/x.ts',
      "import { a } from '../playbook/index.ts';",
      /demo may not import the room playbook/,
    ],
    [
      'packages/engine/src/demo/x.ts',
      "import { a } from '@attune/sdk';",
      /demo may not import the package sdk/,
    ],
    [
      'packages/engine/src/jobs/x.ts',
      "import { a } from '../demo/index.ts';",
      /jobs may not import the room demo/,
    ],
    ['packages/engine/src/jobs/x.ts', "import { a } from '@duckdb/node-api';", /only the room warehouse/],
    ['packages/engine/src/report/x.ts', 'const q = sql`select 1`;', /SQL lives in/],
    [
      'packages/engine/src/report/x.ts',
      "import { a } from '../../test/on-engines.ts';",
      /does not import tests/,
    ],
    ['packages/engine/src/magic/x.ts', '', /no place in the order of rooms/],
    ['packages/wand/src/x.ts', '', /no place in the order of packages/],
  ])('refuses %s: %s', (file, source, expected) => {
    expect(rule(file, source)).toEqual([expect.stringMatching(expected)]);
  });

  it('names the line', () => {
    expect(importBreaches('packages/sdk/src/x.ts', "\n\nimport '@attune/stats';")[0]?.line).toBe(3);
  });
});
