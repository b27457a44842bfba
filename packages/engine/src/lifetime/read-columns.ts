import type { Shape, Sql, Warehouse } from '../warehouse/index.ts';

/** The columns of a large answer of numbers, as typed arrays of one length. */
export async function readColumns<Name extends string>(
  warehouse: Warehouse,
  query: Sql,
  shape: Readonly<Record<Name, 'count' | 'number' | 'money'>> & Shape,
): Promise<Readonly<Record<Name, Float64Array>>> {
  const names = Object.keys(shape) as Name[];
  const pieces = new Map<Name, Float64Array[]>(names.map((name) => [name, []]));
  let rows = 0;
  for await (const { columns, length } of warehouse.batches(query, shape)) {
    for (const name of names) pieces.get(name)!.push(Float64Array.from(columns[name] as readonly number[]));
    rows += length;
  }
  // Each column lets go of its pieces before the next is joined: all of them twice would be much of the memory.
  const joined = names.map((name) => {
    const column = new Float64Array(rows);
    let at = 0;
    for (const piece of pieces.get(name)!) {
      column.set(piece, at);
      at += piece.length;
    }
    pieces.delete(name);
    return [name, column] as const;
  });
  return Object.fromEntries(joined) as Record<Name, Float64Array>;
}
