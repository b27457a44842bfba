/**
 * What a query returns, column by column. The engine's answer is checked and turned into one JavaScript type,
 * the same on every engine: a count above 2^53 or a null where none is allowed is an error, never a wrong number.
 *
 * `count` and `number` and `money` become numbers, `text` a string, `day` a string `2026-06-30`, `flag` a boolean.
 * A question mark allows null.
 */
export type ColumnKind = 'text' | 'count' | 'money' | 'number' | 'day' | 'flag';
export type Shape = Readonly<Record<string, ColumnKind | `${ColumnKind}?`>>;

interface KindType {
  text: string;
  count: number;
  money: number;
  number: number;
  day: string;
  flag: boolean;
}

type Decoded<K> = K extends `${infer B extends ColumnKind}?`
  ? KindType[B] | null
  : K extends ColumnKind
    ? KindType[K]
    : never;

export type Row<S extends Shape> = { readonly [C in keyof S]: Decoded<S[C]> };

/** One column-wise piece of a large answer: arrays of equal length. */
export type Batch<S extends Shape> = { readonly length: number } & {
  readonly columns: { readonly [C in keyof S]: readonly Decoded<S[C]>[] };
};

/** Rows from memory as one piece. */
export async function* inOneBatch<S extends Shape>(
  shape: S,
  rows: readonly Row<S>[],
): AsyncIterable<Batch<S>> {
  const columns = Object.fromEntries(Object.keys(shape).map((name) => [name, rows.map((row) => row[name])]));
  yield { length: rows.length, columns } as unknown as Batch<S>;
}
