// What `npm test` does first: the browser tests need a Chrome or Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

if (!findChromium()) installChromium();
const chromium = findChromium();
if (!chromium) {
  console.error(
    [
      'The browser tests need Chrome or Chromium, and none was found.',
      'Install one (Debian, Ubuntu: `sudo apt-get install chromium`; Mac: `brew install --cask chromium`;',
      'Windows: `winget install Google.Chrome`), or set CHROME_PATH to the program, and run `npm test` again.',
    ].join('\n'),
  );
  process.exit(1);
}
console.log(`Browser tests use ${chromium}`);

/** On Debian and its kin, when we may without asking for a password; elsewhere the message above says how. */
function installChromium(): void {
  if (!existsSync('/usr/bin/apt-get')) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !process.env.CI) return;
  const asRoot = isRoot ? [] : ['sudo', '-n'];
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (...args: string[]) => {
    const [program = '', ...rest] = [...asRoot, 'apt-get', ...args];
    return spawnSync(program, rest, { stdio: 'inherit', env: environment }).status === 0;
  };
  console.log('No Chrome or Chromium found: installing Debian’s.');
  if (aptGet('update', '--quiet'))
    aptGet('install', '--yes', '--quiet', '--no-install-recommends', 'chromium');
}
