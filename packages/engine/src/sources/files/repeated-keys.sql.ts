import { type DuckDbWarehouse, sql } from '../../warehouse/index.ts';

/** Whether an object among these lines names a key twice: which of the values is meant, nothing says. */
export async function repeatsKeys(warehouse: DuckDbWarehouse, lines: readonly string[]): Promise<boolean> {
  const [found] = await warehouse.rows(
    sql`select count(*) filter (where len(json_keys(line)) > list_unique(json_keys(line))) as n
        from (select unnest(from_json(${JSON.stringify(lines)}, '["varchar"]')) as line)
        where json_valid(line) and json_type(line) = 'OBJECT'`,
    { n: 'count' },
  );
  return found!.n > 0;
}
