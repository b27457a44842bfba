import { existsSync, writeFileSync } from 'node:fs';
import { AttuneError, defaultPlaybook, writePlaybook } from '@attune/engine';
import { type Answers, asPlaybook, requireGoodAnswers } from '../answers.ts';
import type { InitOptions } from '../commands/init.ts';

export async function init(options: InitOptions): Promise<void> {
  const { out, force = false, quiet = false } = options;
  requireGoodAnswers(options);
  if (!force) refuseIfThere(out);
  const asks = process.stdin.isTTY && process.stdout.isTTY && !options.yes;
  const answers = asks ? await (await import('../questions.ts')).askFor(options) : options;
  if (!asks && !quiet) process.stderr.write(defaultsTaken(options));
  write(out, writePlaybook(asPlaybook(answers)), force);
  process.stdout.write(
    quiet
      ? `${out}\n`
      : `Wrote ${out}. Every setting is explained in it.\nNext    npx attune analyze orders.csv --playbook ${out} --out out\n`,
  );
}

/** Says what nobody was asked about. */
function defaultsTaken(given: Answers): string {
  const { timeZone, value } = defaultPlaybook;
  const defaults: readonly (readonly [keyof Answers, string, string])[] = [
    ['outcome', '--outcome', 'left open'],
    ['stage', '--stage', 'left open'],
    ['name', '--name', 'left open'],
    ['currency', '--currency', 'as in the data'],
    ['timeZone', '--time-zone', timeZone],
    ['value', '--value', value],
  ];
  return defaults
    .filter(([name]) => given[name] === undefined)
    .map(([, option, taken]) => `No ${option}: ${taken}.\n`)
    .join('');
}

/** Before anything is asked: nobody should answer six questions in vain. */
function refuseIfThere(out: string): void {
  if (existsSync(out)) throw alreadyThere(out);
}

function write(out: string, text: string, force: boolean): void {
  try {
    writeFileSync(out, text, { flag: force ? 'w' : 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyThere(out);
    throw new AttuneError('output-not-writable', `The file ${out} cannot be written.`, {
      remedy: 'Choose another place with --out.',
      place: { file: out },
      cause,
    });
  }
}

function alreadyThere(out: string): AttuneError {
  return new AttuneError('output-not-writable', `There is a file ${out} already.`, {
    remedy: 'Choose another name with --out, or overwrite it with --force.',
    place: { file: out },
  });
}
