import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { launcher } from '../test/launcher.ts';
import { temporaryFolder } from '../test/run-attune.ts';

const folder = temporaryFolder();

/** The launcher as it lies in an installation, made to believe that it runs on Node 20. */
function installation(): { readonly root: string; readonly bin: string } {
  const root = mkdtempSync(join(folder, 'old-'));
  const bin = join(root, 'node_modules', 'attune', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(root, 'node_modules', 'attune', 'package.json'), '{"type":"module"}');
  cpSync(launcher, join(bin, 'attune.js'));
  const old = join(root, 'old.cjs');
  writeFileSync(
    old,
    "if (!process.env.ATTUNE_OWN_NODE) Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } });",
  );
  return { root, bin: join(bin, 'attune.js') };
}

const onOldNode = ({ root, bin }: ReturnType<typeof installation>, env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['--require', join(root, 'old.cjs'), bin, 'a word'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });

function ownNode(root: string, script: string): void {
  const programs = join(root, 'node_modules', '.bin');
  mkdirSync(programs, { recursive: true });
  writeFileSync(join(programs, 'node'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(programs, 'node'), 0o755);
}

test('an old Node hands over to the one that the installation brought along', () => {
  const place = installation();
  ownNode(place.root, 'echo "$2"; exit 7');
  expect(onOldNode(place)).toMatchObject({ stdout: 'a word\n', status: 7 });
});

test('how that one ends is how the command ends', () => {
  const place = installation();
  ownNode(place.root, 'kill -TERM $$');
  expect(onOldNode(place).status).toBe(143);
});

test('Ctrl-C is passed on, and what comes of it waited for', async () => {
  const place = installation();
  ownNode(place.root, "trap 'sleep 0.3; exit 130' INT; echo ready; while :; do sleep 0.05; done");
  const child = spawn(process.execPath, ['--require', join(place.root, 'old.cjs'), place.bin]);
  child.stdout.once('data', () => child.kill('SIGINT'));
  const code = await new Promise((ended) => child.once('close', ended));
  expect(code).toBe(130);
});

test('without one, it says what to do', () => {
  const { status, stderr } = onOldNode(installation());
  expect(status).toBe(2);
  expect(stderr).toMatch(/needs Node 24 or later, and this is Node 20\.1\.0/);
});

test('it does not hand over for ever', () => {
  const place = installation();
  ownNode(place.root, 'exit 7');
  expect(onOldNode(place, { ATTUNE_OWN_NODE: '1' }).status).not.toBe(7);
});

test('it is written for a Node that is too old', () => {
  // What came after Node 12 in the language: optional chaining, `??`, private fields, top-level await.
  expect(readFileSync(launcher, 'utf8')).not.toMatch(/\?\.|\?\?|#\w+\s*[=(]|^await/m);
});

/** The launcher in a checkout whose program only says where what was compiled is kept. */
function checkout(): { readonly bin: string; readonly kept: string } {
  const root = mkdtempSync(join(folder, 'checkout-'));
  const [bin, src] = [join(root, 'packages', 'cli', 'bin'), join(root, 'packages', 'cli', 'src')];
  for (const made of [bin, src, join(root, 'node_modules')]) mkdirSync(made, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(src, 'main.ts'), "console.log(process.env.NODE_COMPILE_CACHE ?? 'nowhere');");
  cpSync(launcher, join(bin, 'attune.js'));
  return { bin: join(bin, 'attune.js'), kept: join(root, 'node_modules', '.cache', 'attune') };
}

const launched = (bin: string) => {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, [bin], { encoding: 'utf8', env });
  return { stdout, stderr };
};

test('what was compiled is kept with the installation, for the processes it starts as well', () => {
  const { bin, kept } = checkout();
  expect(launched(bin)).toEqual({ stdout: `${kept}\n`, stderr: '' });
  expect(existsSync(kept)).toBe(true);
});

test('where nothing can be kept it starts all the same', () => {
  const { bin, kept } = checkout();
  mkdirSync(dirname(kept));
  writeFileSync(kept, 'not a folder');
  expect(launched(bin)).toEqual({ stdout: 'nowhere\n', stderr: '' });
});
