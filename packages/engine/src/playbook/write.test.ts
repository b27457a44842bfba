import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePlaybook } from './parse.ts';
import { defaultPlaybook, resolved } from './playbook.ts';
import { type PlaybookInput, playbookJsonSchema, playbookSchema } from './schema.ts';
import { writePlaybook } from './write.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const shareRange = fc.tuple(share, share).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
const days = fc.integer({ min: 7, max: 3660 });
const steadyBand = fc.tuple(
  fc.double({ min: 0, max: 0.49, noNaN: true }),
  fc.double({ min: 0.51, max: 1, noNaN: true }),
);
const currency = fc.constantFrom('EUR', 'USD', 'JPY');

const answers: fc.Arbitrary<PlaybookInput> = fc.record(
  {
    business: fc.record(
      {
        name: fc.string({ unit: 'binary' }),
        outcome: fc.string(),
        stage: fc.constantFrom('new', 'expanding'),
      },
      { requiredKeys: [] },
    ),
    currency,
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'),
    value: fc.constantFrom('revenue', 'margin', 'outcome'),
    rates: fc.dictionary(currency, fc.double({ min: 0.001, max: 1000, noNaN: true })),
    sources: fc.array(
      fc.record(
        {
          match: fc.string({ minLength: 1 }),
          kind: fc.constantFrom('transactions', 'ignore'),
          columns: fc.dictionary(
            fc.string().filter((name) => name !== '__proto__'),
            fc.string({ minLength: 1 }),
            { noNullPrototype: true },
          ),
          decimal: fc.constantFrom('.', ','),
          delimiter: fc.constantFrom(';', '\t', '|', ','),
          currency,
        },
        { requiredKeys: ['match'] },
      ),
    ),
    limits: fc.record(
      { maxRejected: share, memory: fc.constant('500MB'), threads: fc.integer({ min: 1, max: 256 }) },
      { requiredKeys: [] },
    ),
    windows: fc.record({ year: days }),
    lifecycle: fc.record({ steadyBand, comparisonDays: days }, { requiredKeys: [] }),
    decisions: fc.record({ winBack: shareRange }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

describe('a written playbook', () => {
  test('reads back as the answers alone would', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const expected = resolved(playbookSchema.parse(given));
        expect(parsePlaybook(writePlaybook(given), 'attune.yaml')).toEqual(expected);
      }),
    );
  });

  test('without answers it means the defaults', () => {
    expect(parsePlaybook(writePlaybook({}), 'attune.yaml')).toEqual(defaultPlaybook);
  });

  test('the defaults it shows as comments are the defaults', () => {
    const withoutExamples = writePlaybook({}).replaceAll(/^ *# For example:\n(?: *#(?! \S).*\n)+/gm, '');
    const withDefaults = withoutExamples.replaceAll(/^( *)#(?! \S)/gm, '$1');
    expect(withDefaults).toContain('\n  maxRejected: 0.05\n');
    expect(withDefaults).toContain(
      '\n    - {name: Champions, recency: [4, 5], frequency: [4, 5], monetary: [4, 5]}\n',
    );
    expect(parsePlaybook(withDefaults, 'attune.yaml')).toEqual(defaultPlaybook);
  });

  test('the examples it shows are valid', () => {
    const everything = writePlaybook({}).replaceAll(/^( *)#(?! \S)/gm, '$1');
    expect(parsePlaybook(everything, 'attune.yaml')).toMatchObject({
      currency: 'EUR',
      rates: { USD: 0.92 },
      sources: [{ match: 'orders*.csv', columns: { customer_id: 'Client No' } }],
      limits: { threads: 2 },
    });
  });

  test('explains every setting', () => {
    const text = writePlaybook({ business: { name: 'Northwind', stage: 'new' } });
    expect(text).toContain(
      '\nbusiness:\n  # The name of the business, as the report shows it.\n  name: Northwind\n',
    );
    for (const line of text.split('\n').filter((line) => /^ *# \S/.test(line)))
      expect(line.length).toBeLessThanOrEqual(106);
  });

  test('answers that are not settings are refused', () => {
    expect(() => writePlaybook({ currency: 'euro' })).toThrow();
  });
});

test('every setting has a description and a default or an example', () => {
  const sections = Object.entries(playbookJsonSchema().properties ?? {});
  expect(sections).toHaveLength(17);
  for (const [name, section] of sections) {
    const properties = Object.entries((typeof section === 'object' && section.properties) || {});
    for (const [field, schema] of [[name, section] as const, ...properties]) {
      const described = typeof schema === 'object' ? schema : {};
      expect(described.description, `${name} ${field}`).toMatch(/\.$/);
      expect(described.default ?? described.examples, `${name} ${field}`).toBeDefined();
    }
  }
});
