import type { Summary } from '../../report/index.ts';
import type { DataChange, Pair } from './comparison.ts';

/** Which files came, went and changed. A file with the same content under another name is the same. */
export function dataChange({ older, newer }: Pair<Summary>): DataChange {
  const contents = new Set(older.inputs.map(({ sha256 }) => sha256));
  const kept = new Set(newer.inputs.map(({ sha256 }) => sha256));
  const names = new Set(older.inputs.map(({ name }) => name));
  const newNames = new Set(newer.inputs.map(({ name }) => name));
  const other = newer.inputs.filter(({ sha256 }) => !contents.has(sha256));
  return {
    added: other.filter(({ name }) => !names.has(name)).map(({ name }) => name),
    removed: older.inputs
      .filter(({ name, sha256 }) => !kept.has(sha256) && !newNames.has(name))
      .map(({ name }) => name),
    changed: other.filter(({ name }) => names.has(name)).map(({ name }) => name),
    same: newer.inputs.filter(({ sha256 }) => contents.has(sha256)).map(({ name }) => name),
    rejectedBefore: older.rows.rejected,
    rejectedAfter: newer.rows.rejected,
  };
}
