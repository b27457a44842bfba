import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startServer } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-server-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const workspace = join(folder, 'workspace');

describe('a server', () => {
  test('starts on a new workspace and on an old one', async () => {
    for (let i = 0; i < 2; i++) {
      const server = await startServer({ workspace, port: 0 });
      expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
      await server.close();
    }
  });

  test('has its workspace to itself: a second one is refused, and told who has it', async () => {
    const first = await startServer({ workspace, port: 0 });
    const error = await startServer({ workspace, port: 0 }).catch((error: unknown) => error);
    await first.close();
    expect(error).toMatchObject({ code: 'workspace-busy', message: expect.stringContaining(first.address) });
    expect(String(error)).toContain(String(process.pid));
  });

  test('that cannot have its port lets the workspace go again', async () => {
    const first = await startServer({ workspace: join(folder, 'other'), port: 0 });
    const port = Number(new URL(first.address).port);
    await expect(startServer({ workspace, port })).rejects.toMatchObject({ code: 'address-unusable' });
    await first.close();
    const again = await startServer({ workspace, port: 0 });
    await again.close();
  });

  test('answers what was asked before it was told to stop, and no more after', async () => {
    const server = await startServer({ workspace, port: 0 });
    const asked = fetch(`${server.address}/metrics`);
    await asked;
    await server.close();
    await expect(fetch(server.address)).rejects.toThrow();
  });

  test('that is told to stop does not wait for who holds a connection open', async () => {
    const server = await startServer({ workspace, port: 0 });
    const { connect } = await import('node:net');
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.on('error', () => undefined);
    socket.write(
      'POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{',
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    // Whoever waited for the rest of this request would wait for ever.
    await server.close(200);
  });
});
