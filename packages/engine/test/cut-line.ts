import { connect, createServer, type NetConnectOpts } from 'node:net';

/** A line to a server that breaks in the middle of an answer. */
export interface CutLine {
  readonly port: number | undefined;
  close(): void;
}

/**
 * Passes on what goes to and fro, and cuts every connection after so many bytes of answers.
 *
 * @param at a socket's path; absent, a port of the loopback is chosen
 */
export async function cutLine(target: NetConnectOpts, bytes: number, at?: string): Promise<CutLine> {
  const server = createServer((near) => {
    const far = connect(target);
    let left = bytes;
    far.on('data', (chunk) => {
      near.write(chunk.subarray(0, left));
      left -= chunk.length;
      if (left > 0) return;
      near.destroySoon();
      far.destroy();
    });
    near.on('data', (chunk) => far.write(chunk));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => {
    if (at === undefined) server.listen(0, '127.0.0.1', resolve);
    else server.listen(at, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : undefined,
    close: () => server.close(),
  };
}
