import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';

/** Servers that ClickHouse takes for the shards of a cluster: they write down what they are told, and refuse it. */
export interface ListeningShards {
  readonly ports: readonly number[];
  /** What each shard was told since it was last asked, in order. */
  told(): string[][];
  stop(): Promise<void>;
}

const hello = 0;
const ping = 4;
const text = (value: string) => Buffer.from([value.length, ...Buffer.from(value)]);
/** A server of an early revision of the protocol: it sends no more of itself than its name and version. */
const greeting = Buffer.from([hello, ...text('shard'), 1, 1, 0xa2, 0xa6, 0x03]);
const refusal = Buffer.from([2, 231, 3, 0, 0, ...text('DB::Exception'), ...text('only listens'), 0, 0]);

/** Starts so many shards. ClickHouse's native protocol: `src/Core/Protocol.h` in its sources. */
export async function listenAsShards(count: number): Promise<ListeningShards> {
  const told: string[][] = Array.from({ length: count }, () => []);
  const servers = await Promise.all(told.map((_, i) => listen((statement) => told[i]?.push(statement))));
  return {
    ports: servers.map((server) => (server.address() as AddressInfo).port),
    told: () => told.map((statements) => statements.splice(0)),
    async stop() {
      await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    },
  };
}

async function listen(write: (statement: string) => void): Promise<Server> {
  const server = createServer((socket) => {
    let greeted = false;
    socket.on('error', () => {});
    socket.on('data', (data) => {
      if (!greeted) {
        greeted = true;
        socket.write(greeting);
      } else if (data[0] === ping) socket.write(Buffer.from([ping]));
      else {
        // The statement stands in clear behind the settings; a byte that it does not hold ends it.
        const statement = /(?:SELECT|INSERT INTO) \P{Cc}+/u.exec(data.toString('latin1'))?.[0];
        if (statement === undefined) return;
        write(statement);
        socket.end(refusal);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
