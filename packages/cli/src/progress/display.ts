import { paintFor, wantsColour } from '../paint.ts';
import { liveDisplay } from './live.ts';
import { plainDisplay } from './plain.ts';

/** Where the work stands. */
export interface Step {
  /** In words; a new one ends the one before. */
  readonly stage: string;
  /** More about this moment: a file, a count. */
  readonly detail?: string;
  /** How much of what the detail says is done, between 0 and 1, where that is known. */
  readonly share?: number;
}

export interface Display {
  show(step: Step): void;
  /** The last stage is over: finished, or not. */
  end(how: 'done' | 'stopped'): void;
}

const silent: Display = { show() {}, end() {} };

/** A live line on a terminal, plain lines elsewhere, nothing when quiet. Always on stderr. */
export function openDisplay(quiet: boolean): Display {
  if (quiet) return silent;
  const stream = process.stderr;
  const write = (text: string) => void stream.write(text);
  if (!stream.isTTY || process.env.TERM === 'dumb') return plainDisplay(write);
  return liveDisplay({
    write, // Some terminals do not say how wide they are.
    columns: () => stream.columns || 80,
    paint: paintFor(wantsColour(stream)),
  });
}
