import { expect, it } from 'vitest';
import { dataDictionary } from './documents/data-dictionary.ts';
import { errorCodesDocument } from './documents/error-codes.ts';
import { markdownTable } from './documents/markdown-table.ts';
import { metricDocument } from './documents/metric-catalogue.ts';
import { playbookReference } from './documents/playbook-reference.ts';
import { firstDifference } from './first-difference.ts';
import { generators } from './generators.ts';

it('writes only into folders named generated, each file once', () => {
  const paths = generators.map((generator) => generator.path);
  expect(paths.filter((path) => !path.includes('/generated/'))).toEqual([]);
  expect(new Set(paths).size).toBe(paths.length);
});

it('makes the same text twice', async () => {
  for (const { make } of generators) expect(await make()).toBe(await make());
});

it('shows where two texts part', () => {
  expect(firstDifference('a\nb\nc', 'a\nx\nc')).toBe(
    '1 lines gone, 1 new; first difference in line 2:\n  - b\n  + x',
  );
  expect(firstDifference('a\nb', 'a')).toContain('- b\n  + (end of file)');
});

it('keeps bars inside their cell', () => {
  expect(markdownTable(['a'], [['x | y\nz']])).toBe('| a |\n| --- |\n| x \\| y z |');
});

it('describes every setting of the playbook', () => {
  const reference = playbookReference({
    properties: {
      zone: { type: 'string', default: 'UTC', description: 'The time zone.' },
      limits: {
        description: 'When to stop.',
        properties: {
          cuts: { prefixItems: [{ type: 'integer' }, { type: 'number' }] },
          stage: { enum: ['new', 'mature'] },
        },
      },
      sources: { type: 'array', items: { properties: { match: { type: 'string' } }, required: ['match'] } },
    },
  });
  expect(reference).toContain('| `zone` | text | `"UTC"` | The time zone. |');
  expect(reference).toContain('## limits\n\nWhen to stop.');
  expect(reference).toContain('| `cuts` | whole number and number |');
  expect(reference).toContain('| `stage` | `new`, `mature` |');
  expect(reference).toContain('| `match` | text | must be given |');
});

it('refuses an exit status without an explanation', () => {
  const statuses = [{ code: 2, meaning: 'Wrong.' }];
  expect(errorCodesDocument({ usage: 2 }, statuses)).toContain('| 2 | Wrong. | `usage` |');
  expect(() => errorCodesDocument({ strange: 77 }, statuses)).toThrow('77');
});

it('says which columns depend on the data', () => {
  const words = { unit: 'days', meaning: 'm', formula: 'f', source: 's', type: 'count' };
  const text = dataDictionary([
    { name: 'a', optional: false, ...words },
    { name: 'b', optional: true, ...words },
  ]);
  expect(text).toContain('| `a` | count | days | m | f | s |');
  expect(text).toContain('| `b` | count, if known |');
});

it('gives each metric its row', () => {
  const metric = {
    name: 'gini',
    label: 'Gini',
    numerator: 'n',
    denominator: '',
    window: 'w',
    attribution: 'customer',
    unit: 'index',
    basis: '',
    tables: ['a', 'b'],
  };
  expect(metricDocument([metric])).toContain('| `gini` | Gini | n |  | w | customer | index |  | `a`, `b` |');
});
