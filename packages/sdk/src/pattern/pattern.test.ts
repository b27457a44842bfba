import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pattern } from './pattern.ts';

function found(text: string, expression: string, ignoreCase = false): boolean {
  const result = pattern(expression, { ignoreCase });
  if (!result.ok) throw new Error(result.reason);
  return result.pattern.found(text);
}

describe('a pattern', () => {
  it.each<[expression: string, yes: string[], no: string[]]>([
    ['^ab+c?$', ['ab', 'abbc'], ['ac', 'xab', 'ab\n']],
    ['-12-25$', ['1980-12-25'], ['1980-12-20']],
    ['a{2,3}', ['aa', 'baaa'], ['a']],
    ['^a{2}$', ['aa'], ['a', 'aaa']],
    ['^(a|bc)*$', ['', 'abca'], ['b']],
    ['^x{0}y$', ['y'], ['xy']],
    ['[^a-c\\d]', ['x'], ['abc123']],
    ['^[\\w.-]+@[a-z]+\\.(?:de|fr)$', ['a.b-c@mail.de'], ['a@mail.com']],
    ['\\bcat\\b', ['a cat!'], ['concat']],
    ['a{b', ['a{b'], ['ab']],
    ['^.$', ['ü', '😀', '\u2028'], ['\n', 'ab']],
    ['^\\S+$', ['a\u00a0b'], ['a b']],
    ['\\u00e9|\\x{1F600}', ['é', '😀'], ['e']],
    ['^(?<year>\\d{4})-', ['2026-'], ['26-']],
    ['(?:)', ['', 'x'], []],
    ['(a*)*b', ['b', 'aab'], ['a']],
  ])('%s', (expression, yes, no) => {
    for (const text of yes) expect([text, found(text, expression)]).toEqual([text, true]);
    for (const text of no) expect([text, found(text, expression)]).toEqual([text, false]);
  });

  it('ignores case by Unicode, not by locale', () => {
    expect(found('ÄPFEL', 'äpfel', true)).toBe(true);
    expect(found('\u212A', '^[a-k]$', true)).toBe(true);
    expect(found('\u212A', '^[^k]$', true)).toBe(false);
    expect(found('ς', 'Σ', true)).toBe(true);
    expect(found('Σ', 'ς', true)).toBe(true);
    expect(found('ks', '\\W', true)).toBe(false);
    expect(found('ſ', '[a-z]', true)).toBe(true);
  });

  it.each([
    '(?=a)',
    '(?<!a)b',
    '(a)\\1',
    '\\k<a>',
    '/???***[)',
    'a**',
    '*a',
    'a{3,2}',
    '[b-a]',
    '[]',
    '[a',
    '(a',
    'a)',
    'a\\',
    '\\p{L}',
    '(?i)a',
    '[[:alpha:]]',
    'a{1001}',
    '((a{20}){20}){20}',
    '\\x{110000}',
    '('.repeat(10_000),
  ])('refuses %s', (expression) => {
    expect(pattern(expression, { ignoreCase: false }).ok).toBe(false);
  });

  it('takes time in proportion to the text, whatever the pattern', () => {
    expect(found(`${'a'.repeat(20_000)}!`, '^(a+)+$')).toBe(false);
    expect(found(`${'a'.repeat(20_000)}!`, '^(a|a)*$')).toBe(false);
  });

  it("agrees with JavaScript's own search where both speak the same language", () => {
    const { expression } = fc.letrec<{ expression: string; atom: string }>((tie) => ({
      atom: fc.oneof(
        {
          weight: 4,
          arbitrary: fc.constantFrom('a', 'b', '-', '[ab]', '[^a]', '\\d', '\\w', '^', '$', '\\b'),
        },
        tie('expression').map((inner) => `(${inner})`),
      ),
      expression: fc
        .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{0,1}', '|')), {
          maxLength: 4,
        })
        .map((parts) =>
          parts.map(([atom, suffix]) => (/^(\^|\$|\\b)$/.test(atom) ? atom : atom + suffix)).join(''),
        ),
    }));
    fc.assert(
      fc.property(
        expression,
        fc.string({ unit: fc.constantFrom('a', 'b', '1', '-', '\n') }),
        (source, text) => {
          expect(found(text, source)).toBe(new RegExp(source).test(text));
        },
      ),
      { numRuns: 500 },
    );
  });
});
