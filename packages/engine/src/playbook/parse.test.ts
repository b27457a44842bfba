import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AttuneError } from '../errors/index.ts';
import { parsePlaybook } from './parse.ts';
import { defaultPlaybook } from './playbook.ts';

function errorOf(text: string): AttuneError {
  try {
    parsePlaybook(text, 'attune.yaml');
  } catch (error) {
    if (error instanceof AttuneError) return error;
    throw error;
  }
  throw new Error('No error.');
}

describe('a playbook that is fine', () => {
  test.each(['', '# nothing\n', '{}', 'business:\nlimits:\nsources:\nrates:\n', '\uFEFFbusiness: {}\r\n'])(
    '%j means the defaults',
    (text) => {
      expect(parsePlaybook(text, 'attune.yaml')).toEqual(defaultPlaybook);
    },
  );

  test('given settings replace the defaults, and only those', () => {
    const playbook = parsePlaybook(
      'business: {name: Northwind, stage: new}\nrates: {USD: 0.92}\nsources:\n  - {match: "*.csv", decimal: ","}\n',
      'attune.yaml',
    );
    expect(playbook).toEqual({
      ...defaultPlaybook,
      business: { name: 'Northwind', outcome: '', stage: 'new' },
      rates: { USD: 0.92 },
      sources: [{ match: '*.csv', decimal: ',', columns: {} }],
    });
  });

  test('is frozen through and through, and does not freeze the next one’s defaults', () => {
    const playbook = parsePlaybook('sources: [{match: a.csv}]', 'attune.yaml');
    expect(Object.isFrozen(playbook)).toBe(true);
    expect(Object.isFrozen(playbook.rfm.segments[0]?.recency)).toBe(true);
    expect(Object.isFrozen(playbook.sources[0]?.columns)).toBe(true);
    expect(parsePlaybook('', 'attune.yaml').rfm.segments).not.toBe(playbook.rfm.segments);
  });

  test('a value may be an alias', () => {
    const playbook = parsePlaybook(
      'decisions:\n  winBack: &effect [0.1, 0.2]\n  keepDeclining: *effect\n',
      'attune.yaml',
    );
    expect(playbook.decisions.keepDeclining).toEqual([0.1, 0.2]);
  });
});

describe('a playbook that is wrong', () => {
  test.each([
    ['busines:\n  name: A\n', 1, 'busines', 'There is no setting busines.', 'Did you mean business?'],
    [
      'limits:\n  memory: 1GB\n  maxRejectd: 1\n',
      3,
      'limits.maxRejectd',
      /no setting/,
      'Did you mean maxRejected?',
    ],
    ['windows:\n  week: 7\n', 2, 'windows.week', /no setting/, 'Use one of: year.'],
    [
      'sources:\n  - match: a\n  - match: b\n    kinds: costs\n',
      4,
      'sources[1].kinds',
      /no setting/,
      'Did you mean kind?',
    ],
    ['value: revenu\n', 1, 'value', 'value must be one of: revenue margin outcome.', 'Did you mean revenue?'],
    ['\nsources:\n  - kind: costs\n', 3, 'sources[0]', /either match, for files, or address/, /Correct/],
    ['rates:\n  usd: 1\n', 2, 'rates.usd', /currency code/, /left of the colon/],
    ['rates: {USD: 0}\n', 1, 'rates.USD', 'rates.USD must be at least 0.0000001.', /Correct/],
    ['rates: {USD: 1e12}\n', 1, 'rates.USD', 'rates.USD must be at most 10000000.', /Correct/],
    ['currency: XYZ\n', 1, 'currency', /^currency must be a currency code/, /Correct/],
    ['currency:\n', 1, 'currency', 'currency must be text (put it in quotes).', /Correct/],
    ['timeZone: europe/berlin\n', 1, 'timeZone', 'timeZone must be spelled Europe/Berlin.', /Correct/],
    ['timeZone: "+01:00"\n', 1, 'timeZone', /IANA/, /Correct/],
    ['timeZone: Mars/Olympus\n', 1, 'timeZone', /IANA/, /Correct/],
    [
      'limits:\n  maxRejected: 5\n',
      2,
      'limits.maxRejected',
      'limits.maxRejected must be at most 1.',
      /Correct/,
    ],
    ['limits:\n  maxRejected:\n', 2, 'limits.maxRejected', 'limits.maxRejected must be a number.', /Correct/],
    [
      'limits:\n  memory: 4gb\n',
      2,
      'limits.memory',
      /^limits.memory must be a whole number of MB or GB/,
      /Correct/,
    ],
    ['limits:\n  memory: 9999999GB\n', 2, 'limits.memory', /such as 500MB or 4GB/, /Correct/],
    ['limits:\n  threads: 1.5\n', 2, 'limits.threads', 'limits.threads must be a whole number.', /Correct/],
    ['limits:\n  threads: 0\n', 2, 'limits.threads', 'limits.threads must be at least 1.', /Correct/],
    ['limits:\n  threads: 257\n', 2, 'limits.threads', 'limits.threads must be at most 256.', /Correct/],
    ['windows:\n  year: 6\n', 2, 'windows.year', 'windows.year must be at least 7.', /Correct/],
    ['windows:\n  year: 3661\n', 2, 'windows.year', 'windows.year must be at most 3660.', /Correct/],
    ['growth:\n  shrinkageOrders: 0\n', 2, 'growth.shrinkageOrders', /must be at least 0.1\.$/, /Correct/],
    ['growth:\n  shrinkageOrders: 1001\n', 2, 'growth.shrinkageOrders', /must be at most 1000\.$/, /Correct/],
    ['lifecycle:\n  newQuantile: 0.4\n', 2, 'lifecycle.newQuantile', /must be at least 0.5\.$/, /Correct/],
    ['lifecycle:\n  newQuantile: 1\n', 2, 'lifecycle.newQuantile', /must be at most 0.99\.$/, /Correct/],
    ['lifecycle:\n  dormantQuantile: 0\n', 2, 'lifecycle.dormantQuantile', /at least 0.5\.$/, /Correct/],
    ['lifecycle:\n  dormantQuantile: 1\n', 2, 'lifecycle.dormantQuantile', /at most 0.99\.$/, /Correct/],
    [
      'lifecycle:\n  lapsedReturnShare: 0\n',
      2,
      'lifecycle.lapsedReturnShare',
      /at least 0.001\.$/,
      /Correct/,
    ],
    ['lifecycle:\n  lapsedReturnShare: 0.6\n', 2, 'lifecycle.lapsedReturnShare', /at most 0.5\.$/, /Correct/],
    [
      'lifecycle:\n  decliningProbability: 0.2\n',
      2,
      'lifecycle.decliningProbability',
      /at least 0.5\.$/,
      /Correct/,
    ],
    [
      'lifecycle:\n  decliningProbability: 1\n',
      2,
      'lifecycle.decliningProbability',
      /at most 0.999\.$/,
      /Correct/,
    ],
    ['lifecycle:\n  comparisonDays: 0\n', 2, 'lifecycle.comparisonDays', /at least 1\.$/, /Correct/],
    ['lifecycle:\n  comparisonDays: 3661\n', 2, 'lifecycle.comparisonDays', /at most 3660\.$/, /Correct/],
    [
      'lifecycle:\n  steadyBand: [0.6, 0.8]\n',
      2,
      'lifecycle.steadyBand',
      /below 0.5 and end above/,
      /Correct/,
    ],
    [
      'lifecycle:\n  steadyBand: [0.2, 0.4]\n',
      2,
      'lifecycle.steadyBand',
      /below 0.5 and end above/,
      /Correct/,
    ],
    ['lifecycle:\n  steadyBand: [-0.1, 1]\n', 2, 'lifecycle.steadyBand[0]', /at least 0\.$/, /Correct/],
    ['windows: 365\n', 1, 'windows', 'windows must be a section of "name: value" lines.', /Correct/],
    ['decisions:\n  winBack: [0.2, 0.1]\n', 2, 'decisions.winBack', /lower share first/, /Correct/],
    [
      'decisions:\n  winBack: [0.2]\n',
      2,
      'decisions.winBack',
      'decisions.winBack must hold at least 2 values.',
      /Correct/,
    ],
    [
      'rfm:\n  bins: 4\n',
      1,
      'rfm.segments',
      /highest recency score is 5, with 4 bins it must be 4/,
      /Correct/,
    ],
    ['- business\n', 1, undefined, /The playbook must be a section/, /Correct/],
    ['business:\n\tname: A\n', 2, undefined, /Tabs are not allowed/, /indented with spaces/],
    ['value: revenue\nvalue: margin\n', 2, undefined, /must be unique/, /Correct/],
    ['value: margin\nvalue2: &a [*a]\n', 2, 'value2', /no setting/, /value/],
    ['__proto__:\n  value: 1\n', 1, '__proto__', /no setting/, /Use one of/],
  ] as const)('%j', (text, row, field, sentence, remedy) => {
    const error = errorOf(text);
    expect(error.code).toBe('playbook-invalid');
    expect(error.place).toEqual({ file: 'attune.yaml', row, ...(field && { field }) });
    expect(error.message).toMatch(sentence);
    expect(error.remedy).toMatch(remedy);
  });

  test('all problems are named, the topmost first', () => {
    const error = errorOf('value: x\nbusiness:\n  nam: A\ntimezone: UTC\n');
    expect(error.place.row).toBe(1);
    expect(error.message).toBe(
      'value must be one of: revenue margin outcome.\nAnd further down:\n  line 3: There is no setting business.nam.\n  line 4: There is no setting timezone.',
    );
  });

  test('aliases that would grow without bound are refused', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, inner] of ['ba', 'cb', 'dc', 'ed', 'fe'])
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${inner}`).join(', ')}]`);
    expect(errorOf(bomb.join('\n')).message).toMatch(/aliases/);
  });
});

test('any text is either a playbook or a playbook-invalid error', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'business:',
      '  name: A',
      'rfm: {segments: [{name: ',
      '- ',
      '*a',
      '&a ',
      '? ',
      '!!map',
      'rates: {',
      '}',
    ),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      try {
        parsePlaybook(lines.join('\n'), 'attune.yaml');
      } catch (error) {
        expect(error).toBeInstanceOf(AttuneError);
      }
    }),
    { numRuns: 500 },
  );
});
