import type { JsonObject, Table } from '../files/table.ts';

/** Whether most of the first objects of a file are of a shape: some may be damaged, or of an older version. */
export function mostObjects({ objects = [] }: Table, isOne: (object: JsonObject) => boolean): boolean {
  return objects.length > 0 && objects.filter(isOne).length * 2 > objects.length;
}

/** Whether an object has a key of its own, whatever stands under it. */
export const hasKey = (object: JsonObject, key: string): boolean => Object.hasOwn(object, key);
