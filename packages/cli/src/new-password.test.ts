import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attune, temporaryFolder } from '../test/run-attune.ts';
import { serveAttune } from '../test/serve-attune.ts';

const folder = temporaryFolder();
const email = 'ada@example.org';

/** Does something while the workspace is served. */
async function served<T>(workspace: string, work: (address: string) => Promise<T>): Promise<T> {
  const { address, stop } = await serveAttune({ folder, workspace });
  try {
    return await work(address);
  } finally {
    await stop();
  }
}

const post = (address: string, path: string, body: object) =>
  fetch(address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('attune new-password', () => {
  test('lets the only owner back in, while nobody serves the workspace', async () => {
    const busy = await served('shop', async (address) => {
      const owner = { name: 'Ada', email, password: 'a password that is lost' };
      expect((await post(address, '/api/set-up', owner)).status).toBe(201);
      return attune(['new-password', email, 'shop'], { cwd: folder });
    });
    expect([busy.code, busy.stdout]).toEqual([5, '']);
    expect(busy.stderr).toMatch(/^error\[workspace-busy\]: .*answers at http/m);

    const { code, stdout } = await attune(['new-password', email, 'shop', '--json'], { cwd: folder });
    expect(code).toBe(0);
    const { link } = JSON.parse(stdout) as { link: string };
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4600\/join\?token=/);
    await served('shop', async (address) => {
      const token = new URL(link).searchParams.get('token');
      const joined = await post(address, '/api/join', { token, password: 'a password that is new' });
      expect([joined.status, await joined.json()]).toMatchObject([201, { person: { email, role: 'owner' } }]);
    });
  });

  test('says in words what to do with the link', async () => {
    const words = await attune(
      ['new-password', email, 'shop', '--public-url', 'https://attune.example.org'],
      {
        cwd: folder,
      },
    );
    expect(words.stdout).toContain('  https://attune.example.org/join?token=');
    expect(words.stdout).toContain('within an hour');
    const quiet = await attune(['-q', 'new-password', email, 'shop'], { cwd: folder });
    expect(quiet.stdout).toMatch(/^http:\S+\n$/);
  });

  test('makes nothing where there is no workspace, and knows nobody who has not joined', async () => {
    const none = await attune(['new-password', email, 'nowhere'], { cwd: folder });
    expect(none.code).toBe(5);
    expect(none.stderr).toMatch(/^error\[workspace-unusable\]: /m);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    const before = readdirSync(join(folder, 'shop'));
    const stranger = await attune(['new-password', 'eve@example.org', 'shop'], { cwd: folder });
    expect(stranger.code).toBe(2);
    expect(stranger.stderr).toMatch(/^error\[person-unknown\]: /m);
    expect(stranger.stderr).not.toContain('eve@');
    expect(readdirSync(join(folder, 'shop'))).toEqual(before);
  });
});
