import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { findChromium } from './find-chromium.ts';

const machine = (platform: NodeJS.Platform, env: Record<string, string>, ...files: string[]) => ({
  env,
  platform,
  exists: (path: string) => files.includes(path),
});

it('takes CHROME_PATH before all else, and refuses one that does not exist', () => {
  const env = { CHROME_PATH: '/opt/own/chrome', PATH: '/bin' };
  expect(findChromium(machine('linux', env, '/bin/chromium', '/opt/own/chrome'))).toBe('/opt/own/chrome');
  expect(() => findChromium(machine('linux', env, '/bin/chromium'))).toThrow('/opt/own/chrome');
});

it('looks along PATH, then in the usual places', () => {
  const env = { PATH: ['/first', '/second'].join(delimiter) };
  const onPath = join('/second', 'google-chrome');
  expect(findChromium(machine('linux', env, onPath, '/snap/bin/chromium'))).toBe(onPath);
  expect(findChromium(machine('linux', env, '/snap/bin/chromium'))).toBe('/snap/bin/chromium');
});

it('says that there is none', () => {
  expect(findChromium(machine('darwin', {}))).toBeUndefined();
});
