import type { Display } from './display.ts';
import { seconds } from './seconds.ts';

/** One line when a stage begins and one when it ends. */
export function plainDisplay(write: (text: string) => void): Display {
  let current: { readonly stage: string; readonly since: number } | undefined;
  const finish = () => {
    if (current) write(`${current.stage}: done in ${seconds(performance.now() - current.since)}\n`);
    current = undefined;
  };
  return {
    show({ stage }) {
      if (stage === current?.stage) return;
      finish();
      current = { stage, since: performance.now() };
      write(`${stage} ...\n`);
    },
    end(how) {
      if (how === 'done') finish();
      current = undefined;
    },
  };
}
