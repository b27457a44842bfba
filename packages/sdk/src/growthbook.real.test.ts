import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate, parseCondition } from './index.ts';

const root =
  process.env.ATTUNE_REAL_DATA ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data');
const file = resolve(root, 'experiments', 'growthbook_sdk_cases_subset.json');
const missing = !existsSync(file);
if (missing && process.env.ATTUNE_REQUIRE_REAL_DATA)
  throw new Error(`The real-data checks are required here, but there is no file ${file}.`);

type Case = [
  name: string,
  condition: unknown,
  attributes: unknown,
  expected: boolean,
  groups?: Record<string, unknown[]>,
];
const cases: Case[] = missing ? [] : JSON.parse(readFileSync(file, 'utf8')).evalCondition;

/** Deliberate differences: GrowthBook reads these malformed conditions as false, we refuse them, at this place. */
const refused: Readonly<Record<string, string>> = {
  '$ini - not array': '/num/$ini',
  '$regex invalid - fail': '/name/$regex',
};

describe.skipIf(missing)("GrowthBook's public condition cases", () => {
  it('are all there', () => {
    expect(cases).toHaveLength(49);
    expect(cases.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(refused)));
  });

  it.each(cases)('%s', (name, json, attributes, expected, groups) => {
    const result = parseCondition(json);
    const place = refused[name];
    if (place) {
      expect(result).toMatchObject({ ok: false, problems: [{ path: place }] });
      return;
    }
    expect(result.ok && evaluate(result.condition, attributes, groups)).toBe(expected);
    expect(result.ok).toBe(true);
  });
});
