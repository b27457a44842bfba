/**
 * A statement as data: text with holes for values. Values are bound by the engine, identifiers are escaped,
 * and text that goes in as it is has to be spelled `raw`.
 */
export class Sql {
  readonly strings: readonly string[];
  readonly parts: readonly Part[];

  constructor(strings: readonly string[], parts: readonly Part[]) {
    this.strings = strings;
    this.parts = parts;
  }
}

/** A bound value. Numbers bind as 64-bit integers when whole, as doubles otherwise; `double` and `day` force a type. */
export type Value = string | number | bigint | boolean | null | Typed;

export class Typed {
  readonly type: 'double' | 'day';
  readonly value: string | number;

  constructor(type: 'double' | 'day', value: string | number) {
    this.type = type;
    this.value = value;
  }
}

/** A select in brackets that every server of a cluster can answer from its own customers' rows: see `perCustomer`. */
export class PerCustomer extends Sql {
  readonly select: Sql;

  constructor(select: Sql) {
    super(['(', ')'], [select]);
    this.select = select;
  }
}

/** Text that goes into the statement unchanged. */
export class Raw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A name of a table or column; `text` is how standard SQL quotes it. */
export class Name extends Raw {
  readonly name: string;

  constructor(name: string) {
    super(`"${name.replaceAll('"', '""')}"`);
    this.name = name;
  }
}

export type Part = Sql | Raw | Value;

/** The tagged template of every query: `sql\`select ${ident(c)} from t where x = ${value}\``. */
export function sql(strings: TemplateStringsArray, ...parts: Part[]): Sql {
  return new Sql([...strings], parts);
}

/** A name of a table or column; each engine quotes it in its own way. */
export function ident(name: string): Name {
  if (name.includes('\0')) throw new RangeError('A name cannot contain a NUL character.');
  return new Name(name);
}

/** SQL text that comes from this program, never from a user. */
export function raw(text: string): Raw {
  return new Raw(text);
}

/** Text as a quoted literal of DuckDB, for the few statements that take no bound value, such as COPY with its file. */
export function literal(text: string): Raw {
  return raw(`'${text.replaceAll("'", "''")}'`);
}

/** A whole or fractional number bound as a double. */
export function double(value: number): Typed {
  return new Typed('double', value);
}

/** A calendar day, `2026-06-30`, bound as a date. */
export function day(value: string): Typed {
  const date = new Date(`${value}T00:00:00Z`);
  // 30 February passes as 1 March, so the day is read back.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value)
    throw new RangeError(`Not a calendar day: ${JSON.stringify(value)}.`);
  return new Typed('day', value);
}

/** Parts joined by a separator; an empty list gives empty text. */
export function join(parts: readonly Part[], separator = ', '): Sql {
  if (parts.length === 0) return new Sql([''], []);
  return new Sql(['', ...parts.slice(1).map(() => separator), ''], parts);
}

/**
 * What a question is asked about: `select month, count(*) from ${perCustomer(sql`select …`)} ages group by month`. No row of it
 * may need rows of two customers, so that on a cluster it is made and counted where the customers are. Elsewhere it is the
 * select in brackets.
 */
export function perCustomer(select: Sql): PerCustomer {
  return new PerCustomer(select);
}

/** The statement with every such part replaced, the outermost where one stands in another. */
export async function replacePerCustomer(
  statement: Sql,
  replace: (part: PerCustomer) => Promise<Part>,
): Promise<Sql> {
  const parts: Part[] = [];
  for (const part of statement.parts) {
    if (part instanceof PerCustomer) parts.push(await replace(part));
    else parts.push(part instanceof Sql ? await replacePerCustomer(part, replace) : part);
  }
  return new Sql(statement.strings, parts);
}

/** How an engine writes the n-th bound value (from 1) into the text. */
export type Placeholder = (value: Value, position: number) => string;

/** How an engine quotes a name. */
export type Quote = (name: Name) => string;

/** The statement's text and its values in order, for one engine; names are quoted as in standard SQL by default. */
export function render(
  statement: Sql,
  placeholder: Placeholder,
  quote: Quote = (name) => name.text,
): { text: string; values: Value[] } {
  const values: Value[] = [];
  const write = (node: Sql): string => {
    let text = node.strings[0] ?? '';
    node.parts.forEach((part, i) => {
      if (part instanceof Sql) text += write(part);
      else if (part instanceof Name) text += quote(part);
      else if (part instanceof Raw) text += part.text;
      else {
        values.push(part);
        text += placeholder(part, values.length);
      }
      text += node.strings[i + 1] ?? '';
    });
    return text;
  };
  return { text: write(statement), values };
}
