import { constants } from 'node:os';

/** Work that can be ended from outside. `cancel` resolves when nothing of it is left. */
export interface Job<Result> {
  readonly done: Promise<Result>;
  cancel(how: 'asked' | 'killed'): Promise<void>;
}

/** The user ended the command. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals = 'SIGINT') {
    super('Stopped. Nothing half-written is left.');
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** One key press can arrive twice: from the terminal, and through the launcher. */
const samePressMs = 200;
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Starts a job and waits for it. The first Ctrl-C asks it to end and clear up, the second kills it and ends the command.
 *
 * @throws Interrupted when a signal came before the job was done
 */
export async function interruptible<Result>(start: () => Job<Result>): Promise<Result> {
  let job: Job<Result> | undefined;
  let interrupted: Interrupted | undefined;
  let lastPress = Number.NEGATIVE_INFINITY;
  const onSignal = (signal: NodeJS.Signals) => {
    const isSamePress = performance.now() - lastPress < samePressMs;
    lastPress = performance.now();
    if (isSamePress) return;
    const isSecond = interrupted !== undefined;
    interrupted ??= new Interrupted(signal);
    const { exitCode } = interrupted;
    const cleared = job?.cancel(isSecond ? 'killed' : 'asked');
    if (isSecond) void cleared?.finally(() => process.exit(exitCode));
  };
  for (const signal of endings) process.on(signal, onSignal);
  try {
    job = start();
    return await job.done;
  } catch (error) {
    throw interrupted ?? error;
  } finally {
    for (const signal of endings) process.removeListener(signal, onSignal);
  }
}
