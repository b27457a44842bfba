import { spawnSync } from 'node:child_process';

/** Runs these test files, with these variables added to the environment; ends this process as the tests end. */
export function runVitest(files: readonly string[], variables: Readonly<Record<string, string>>): never {
  if (files.length === 0) throw new Error('No test file belongs to this run.');
  const { status, error } = spawnSync('vitest', ['run', ...files], {
    stdio: 'inherit',
    env: { ...process.env, ...variables },
    // npm's programs are .cmd files on Windows, which only a shell starts.
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  process.exit(status ?? 1);
}
