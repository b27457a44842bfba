import { literalRe2, type Operator, type Pattern, text } from '@attune/sdk';
import { z } from 'zod';
import type { Dialect, Sql } from '../../warehouse/index.ts';
import { opposite, ruleOperator } from '../operator.sql.ts';

interface Written<E> {
  readonly written: string;
  readonly expected: E;
}

function textTest<E>(
  base: Operator<E>,
  words: string,
  ask: (column: Sql, e: Written<E>, dialect: Dialect) => Sql,
) {
  return ruleOperator<Written<E>>({
    schema: () => z.string().min(1),
    fields: ['text'],
    read(json, _field, place) {
      if (json === '') return place.fail('needs a text that is not empty: every text contains an empty one.');
      const expected = base.read(json, place);
      return expected === undefined ? undefined : { written: String(json), expected };
    },
    passes: (value, { expected }) => base.test(value, expected, {}),
    empty: ({ expected }) => base.empty(expected),
    sql: (column, expected, _field, { dialect }) => ask(column, expected, dialect),
    english: ({ written }, _field, { label }) => `${label} ${words} “${written}”`,
  });
}

function regex(base: Operator<Pattern>, words: string) {
  return textTest(base, words, (column, { expected }, dialect) => dialect.matches(column, expected.re2));
}

/** A text that must be found, told to RE2, with what has to stand around it. */
function literal(base: Operator<string>, words: string, around: (text: string) => string) {
  return textTest(base, words, (column, { written }, dialect) =>
    dialect.matches(column, around(literalRe2(written))),
  );
}

const $regex = regex(text.$regex, 'matches');
const $regexi = regex(text.$regexi, 'matches, in any case,');

export const textOperators = {
  $regex,
  $notRegex: opposite($regex, ({ written }, _field, { label }) => `${label} does not match “${written}”`),
  $regexi,
  $notRegexi: opposite(
    $regexi,
    ({ written }, _field, { label }) => `${label} does not match, in any case, “${written}”`,
  ),
  $startsWith: textTest(text.$startsWith, 'starts with', (column, { written }, dialect) =>
    dialect.startsWith(column, written),
  ),
  $startsWithi: literal(text.$startsWithi, 'starts, in any case, with', (part) => `(?i)\\A${part}`),
  $endsWith: literal(text.$endsWith, 'ends with', (part) => `${part}\\z`),
  $endsWithi: literal(text.$endsWithi, 'ends, in any case, with', (part) => `(?i)${part}\\z`),
  $contains: textTest(text.$contains, 'contains', (column, { written }, dialect) =>
    dialect.containsText(column, written),
  ),
  $containsi: literal(text.$containsi, 'contains, in any case,', (part) => `(?i)${part}`),
};
