import { isObject } from './operators/index.ts';
import type { Condition, Reader } from './reading.ts';

/** A key that joins conditions: how its argument is read, and what it then holds. */
export type Connective = (json: unknown, reader: Reader) => Condition | undefined;

function joined(holds: (of: readonly Condition[]) => Condition): Connective {
  return (json, reader) => {
    if (!Array.isArray(json)) return reader.fail('needs a list of conditions');
    const of = json.map((item: unknown, i) => reader.at(i).condition(item));
    return of.every((condition) => condition !== undefined) ? holds(of) : undefined;
  };
}

/** GrowthBook's reading, which flags made there rely on: an empty `$or` holds, an empty `$nor` does not. */
const some = (of: readonly Condition[]): Condition => ({
  holds: (attributes, groups) =>
    of.length === 0 || of.some((condition) => condition.holds(attributes, groups)),
});

const not = (condition: Condition): Condition => ({
  holds: (attributes, groups) => !condition.holds(attributes, groups),
});

export const connectives: Readonly<Record<string, Connective>> = {
  $and: joined((of) => ({
    holds: (attributes, groups) => of.every((condition) => condition.holds(attributes, groups)),
  })),
  $or: joined(some),
  $nor: joined((of) => not(some(of))),
  $not: (json, reader) => {
    if (!isObject(json)) return reader.fail('needs a condition');
    const condition = reader.condition(json);
    return condition && not(condition);
  },
};
