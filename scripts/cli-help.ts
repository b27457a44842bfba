import { execFileSync } from 'node:child_process';

const launcher = 'packages/cli/bin/attune.js';

/** The help text of `attune`, or of one of its commands, as a terminal of 80 columns without colour shows it. */
export function cliHelp(...command: string[]): string {
  return execFileSync(process.execPath, [launcher, ...command, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' },
  });
}

/** The commands that a help text lists under its heading "Commands:". */
export function commandNames(help: string): string[] {
  const section = /^Commands:\n((?:[ \t]+.*\n?)+)/m.exec(help)?.[1] ?? '';
  return [...section.matchAll(/^ {2}([a-z][a-z-]*)/gm)]
    .map((match) => match[1] as string)
    .filter((name) => name !== 'help');
}

/** The long and short options that a help text lists. */
export function optionNames(help: string): string[] {
  return [...help.matchAll(/(?<=^|[\s,])(--?[a-zA-Z][\w-]*)/gm)].map((match) => match[1] as string);
}
