import { type Operator, versions } from '@attune/sdk';
import { z } from 'zod';
import { Refusal, ruleOperator } from '../operator.sql.ts';

const notInSql = new Refusal(
  'Version numbers are compared where a person is decided on, not in the warehouse. Keep the release as a number.',
);

function version(base: Operator<string>, words: string) {
  return ruleOperator<{ written: string; key: string }>({
    schema: () => z.string().min(1),
    fields: ['text'],
    read(json, _field, place) {
      const key = base.read(json, place);
      return key === undefined ? undefined : { written: String(json), key };
    },
    passes: (value, { key }) => base.test(value, key, {}),
    empty: ({ key }) => base.empty(key),
    sql: () => notInSql,
    english: ({ written }, _field, { label }) => `${label} is ${words} ${written}`,
  });
}

export const versionOperators = {
  $veq: version(versions.$veq, 'version'),
  $vne: version(versions.$vne, 'not version'),
  $vlt: version(versions.$vlt, 'before version'),
  $vlte: version(versions.$vlte, 'at most version'),
  $vgt: version(versions.$vgt, 'after version'),
  $vgte: version(versions.$vgte, 'at least version'),
};
