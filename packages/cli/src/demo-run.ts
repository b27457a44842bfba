import { generateDemo, number, type PotentialSetting } from '@attune/engine';
import { interruptible } from './interruption.ts';
import type { Display } from './progress/display.ts';

interface DemoRequest {
  readonly customers: number;
  readonly seed: number;
  readonly potential?: PotentialSetting;
  readonly identities?: boolean;
  readonly out: string;
  readonly force: boolean;
}

/** Writes the made-up files, shows how far it is, and stops on Ctrl-C. */
export async function madeUp(request: DemoRequest, display: Display): ReturnType<typeof generateDemo> {
  const start = () => {
    const stop = new AbortController();
    const done = generateDemo({
      ...request,
      signal: stop.signal,
      onProgress: ({ customers, of, lines }) =>
        display.show({
          stage: 'Making up a retailer',
          detail: `${number(customers)} customers, ${number(lines)} order lines`,
          share: customers / of,
        }),
    });
    const cancel = async () => {
      stop.abort();
      await done.catch(() => {});
    };
    return { done, cancel };
  };
  try {
    return await interruptible(start);
  } catch (error) {
    display.end('stopped');
    throw error;
  }
}
