import type { FieldType } from './catalogue.ts';
import { operators } from './operators/table.ts';
import { versionOperators } from './operators/versions.sql.ts';

/** What the warehouse cannot be asked (versions), and what needs a saved group. */
const elsewhere: ReadonlySet<string> = new Set([...Object.keys(versionOperators), '$inGroup', '$notInGroup']);

/** The operators that a warehouse can ask of a field of this type, by name, in the order of the table. */
export function operatorsOf(type: FieldType): string[] {
  return [...operators]
    .filter(([name, { fields }]) => fields.includes(type) && !elsewhere.has(name))
    .map(([name]) => name);
}
