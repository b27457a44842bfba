import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** Runs a Node script and watches the memory of its process (Linux: the high-water mark of resident memory). */
export async function measure(script: string, args: readonly string[]): Promise<Measured> {
  const start = performance.now();
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // The process has ended, or this is not Linux.
    }
  }, 100);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  clearInterval(watch);
  if (code !== 0) throw new Error(`${script} ended with ${code}.`);
  return { seconds: (performance.now() - start) / 1000, peakMegabytes: Math.round(peak) };
}
