import { constants } from 'node:os';

/** One key press can arrive twice: from the terminal, and through the launcher. */
const samePressMs = 200;
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves at the first Ctrl-C, or signal to end. The second ends the process there and then. */
export function untilStopped(): Promise<void> {
  let lastPress: number | undefined;
  return new Promise((resolve) => {
    for (const signal of endings)
      process.on(signal, () => {
        const now = performance.now();
        const isSecond = lastPress !== undefined && now - lastPress > samePressMs;
        lastPress ??= now;
        if (isSecond) process.exit(128 + constants.signals[signal]);
        resolve();
      });
  });
}
