import { getAuthTables } from 'better-auth/db';
import { getMigrations } from 'better-auth/db/migration';
import { expect, test } from 'vitest';
import { onStores, owner } from '../../test/on-stores.ts';
import { authOptions } from './better-auth.ts';

onStores((place) => {
  test('our migrations make what better-auth expects, no less and of the right type', async () => {
    const { store } = await place.open();
    const complaints: unknown[] = [];
    const options = {
      ...authOptions(store.signIn, 'a secret that is only good for tests', true),
      logger: { level: 'warn' as const, log: (_: string, ...said: unknown[]) => complaints.push(said) },
    };
    const { toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems } =
      await getMigrations(options);
    expect({ toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems, complaints }).toEqual({
      toBeCreated: [],
      toBeAdded: [],
      toBeAddedIndexes: [],
      unsafeChanges: [],
      schemaProblems: [],
      complaints: [],
    });
  });

  test('our tables have no column that better-auth does not know', async () => {
    const { store } = await place.open();
    const options = authOptions(store.signIn, 'a secret that is only good for tests', true);
    const tables = await store.signIn.db.introspection.getTables();
    const columnsOf = new Map(
      tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]),
    );
    for (const { modelName, fields } of Object.values(getAuthTables(options))) {
      const expected = ['id', ...Object.entries(fields).map(([key, { fieldName }]) => fieldName ?? key)];
      expect(columnsOf.get(modelName)?.toSorted(), modelName).toEqual(expected.toSorted());
    }
  });

  test('what has to be unique is, and what belongs to a person goes with them', async () => {
    const desk = await place.open();
    await owner(desk);
    const { db } = desk.store.signIn;
    for (const [table, change] of [
      ['people', { id: 'other' }],
      ['sessions', { id: 'other' }],
    ] as const) {
      const row = await db.selectFrom(table).selectAll().executeTakeFirstOrThrow();
      await expect(
        db
          .insertInto(table)
          .values({ ...row, ...change } as never)
          .execute(),
      ).rejects.toThrow(/unique/i);
    }
    await db.deleteFrom('people').execute();
    for (const table of ['sessions', 'credentials'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
  });
});
