import { render, type Sql, Typed, type Value } from './sql.ts';

/** A statement as DuckDB reads it with its values written out, for people to read and copy; never run by this program. */
export function withLiterals(statement: Sql): string {
  return render(statement, written).text;
}

function written(value: Value): string {
  if (value instanceof Typed)
    return value.type === 'day' ? `date '${value.value}'` : double(Number(value.value));
  switch (typeof value) {
    case 'string':
      return `'${value.replaceAll("'", "''")}'`;
    case 'number':
      return Number.isInteger(value) ? String(value) : double(value);
    default:
      return String(value);
  }
}

/** With an exponent DuckDB takes a number for a double; without one 64.9 is a decimal. */
function double(value: number): string {
  const text = String(value);
  return text.includes('e') ? text : `${text}e0`;
}
