import type { Command } from 'commander';

/**
 * The options of a command that cannot do without `--out`. Checked here and not by commander, which would name the
 * missing option first and a mistyped `--uot` never.
 */
export function withOut<Options extends { readonly out?: string }>(
  options: Options,
  command: Command,
): Options & { readonly out: string } {
  if (!options.out) command.error("error: required option '-o, --out <folder>' is missing");
  return { ...options, out: options.out };
}
