import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { inRunDatabase, openClickHouse } from './index.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that writes down what it is told, and says this of its cluster: replicas and whether it is one of them, a shard. */
async function serverOf(shards: readonly (readonly [replicas: number, here: number])[]) {
  const told: string[] = [];
  server = createServer(async (request, response) => {
    const statement = await text(request);
    if (/system\.clusters/.test(statement))
      response.end(
        [
          '["replicas","here"]',
          '["UInt64","UInt8"]',
          ...shards.map((shard) => JSON.stringify(shard)),
          '',
        ].join('\n'),
      );
    else if (statement.includes('select 1')) response.end('["one"]\n["UInt8"]\n[1]\n');
    else {
      told.push(statement.trim());
      response.end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { told, address: `clickhouse://127.0.0.1:${port}/shop?cluster=spread` };
}

const open = (address: string) =>
  inRunDatabase({ address, id: 'x-1', keep: false }, undefined, async () => 7);

test('a run on a cluster has two databases on every server, and leaves none', async () => {
  const { told, address } = await serverOf([
    [1, 0],
    [1, 1],
  ]);
  expect(await open(address)).toBe(7);
  expect(told).toEqual([
    'create database attune_x_1 on cluster "spread"',
    'create database attune_x_1_shard on cluster "spread"',
    `kill query on cluster "spread" where current_database = 'attune_x_1' or current_database = 'attune_x_1_shard' sync`,
    'drop database if exists attune_x_1 on cluster "spread" sync',
    'drop database if exists attune_x_1_shard on cluster "spread" sync',
  ]);
});

test.each([
  ['that the server does not know', [], 'knows no cluster spread'],
  [
    'with replicas',
    [
      [1, 1],
      [2, 0],
    ],
    'have replicas',
  ],
  ['that the server is no part of', [[1, 0]], 'no part of the cluster spread'],
] as const)('a cluster %s is refused before anything is made', async (_, shards, words) => {
  const { told, address } = await serverOf(shards);
  await expect(open(address)).rejects.toMatchObject({
    code: 'warehouse-unavailable',
    message: expect.stringContaining(words),
  });
  expect(told).toEqual([]);
});

test.each([
  '?clutser=spread',
  '?cluster=spread&cluster=other',
  '?cluster=',
  "?cluster=a'b",
  '?cluster=spread&x=1',
])('%s at the end of an address is a wrong call', async (ending) => {
  await expect(openClickHouse(`clickhouse://127.0.0.1:1/shop${ending}`)).rejects.toMatchObject({
    code: 'usage',
    remedy: expect.stringContaining('?cluster='),
  });
});
