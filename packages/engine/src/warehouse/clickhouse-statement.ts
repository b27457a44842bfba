import { clickhouseDay } from './clickhouse-day.ts';
import { valueType } from './clickhouse-types.ts';
import { type Name, render, type Sql, Typed, type Value } from './sql.ts';

type Scalar = string | number | bigint | boolean;

/** A statement as the server takes it: `{p1:Int64}` in the text, its value beside it. */
export function bind(statement: Sql): { text: string; params: Record<string, Scalar> } {
  const params: Record<string, Scalar> = {};
  const placeholder = (value: Value, position: number): string => {
    if (value === null) return 'null';
    params[`p${position}`] = sent(value);
    return `{p${position}:${valueType(value)}}`;
  };
  const { text } = render(statement, placeholder, quoted);
  return { text, params };
}

/** The same with its values written out, for the body of a view, which takes none: each is cast as a bound one is. */
export function writtenOut(statement: Sql): string {
  const literal = (value: Value): string =>
    value === null ? 'null' : `cast(${quote(String(sent(value)), "'")} as ${valueType(value)})`;
  return render(statement, literal, quoted).text;
}

export function quoted(name: Name): string {
  return quote(name.name, '"');
}

/** Inside quotes ClickHouse reads a backslash as the start of an escape. */
function quote(text: string, mark: "'" | '"'): string {
  return mark + text.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`).replaceAll('\0', '\\0') + mark;
}

function sent(value: Exclude<Value, null>): Scalar {
  if (!(value instanceof Typed)) return value;
  return value.type === 'day' ? clickhouseDay(String(value.value)) : value.value;
}
