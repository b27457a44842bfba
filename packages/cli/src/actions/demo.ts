import { number } from '@attune/engine';
import type { DemoCommandOptions } from '../commands/demo.ts';
import { madeUp } from '../demo-run.ts';
import { openDisplay } from '../progress/display.ts';

export async function demo(options: DemoCommandOptions & { readonly out: string }): Promise<void> {
  const { customers, seed, potential, identities = false, out, force = false, quiet = false } = options;
  const display = openDisplay(quiet);
  const made = await madeUp({ customers, seed, potential, identities, out, force }, display);
  display.end('done');
  process.stdout.write(
    quiet
      ? `${out}\n`
      : `\n${number(made.customers)} customers and ${number(made.lines)} order lines in ${out}\n` +
          `Next    npx attune analyze ${out} --out out\n`,
  );
}
