// Installs the packed tarballs in an empty folder outside the checkout, and runs the main job from there.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const tarballs = globSync('build/tarballs/*.tgz').map((path) => resolve(path));
if (tarballs.length === 0) throw new Error('There is nothing to test: run `npm run pack:all` first.');

const folder = mkdtempSync(join(tmpdir(), 'attune-packed-'));
// The machine's own Node may be too old for Attune; the checkout's is not.
const env = { ...process.env, PATH: [resolve('node_modules/.bin'), process.env.PATH].join(delimiter) };
const run = (program: string, ...args: string[]) => {
  console.log(`$ ${program} ${args.join(' ')}`);
  execFileSync(program, args, { cwd: folder, env, stdio: 'inherit' });
};

try {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  run('npm', 'install', '--no-audit', '--no-fund', ...tarballs);
  const attune = (...args: string[]) => run('npx', '--no-install', 'attune', ...args);
  attune('demo', '--customers', '500', '--seed', '1', '--out', 'data');
  attune('analyze', 'data', '--out', 'out');
  for (const file of ['summary.json', 'report.html'])
    if (statSync(join(folder, 'out', file)).size === 0) throw new Error(`out/${file} is empty.`);
  await serveAndAsk();
  console.log(`${tarballs.length} packed packages work in an empty folder.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The installed server, from a folder that holds no workspace yet: it starts, shows the studio, and ends when told to. */
async function serveAndAsk(): Promise<void> {
  console.log('$ npx --no-install attune serve --port 0 --json');
  const launcher = join(folder, 'node_modules/attune/bin/attune.js');
  const child = spawn(process.execPath, [launcher, 'serve', '--port', '0', '--json'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const [line] = await Promise.race([once(child.stdout, 'data'), ended.then(() => ['{}'])]);
    const { address } = JSON.parse(String(line)) as { address?: string };
    if (address === undefined) throw new Error('The installed server did not start.');
    const page = await (await fetch(address)).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
    for (const path of ['/readyz', '/docs', '/openapi.json', script ?? '/the-page-names-no-script']) {
      const { status } = await fetch(address + path);
      if (status !== 200) throw new Error(`The installed server answers ${path} with ${status}.`);
    }
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`The installed server ended with ${code}.`);
}
