import type { AttuneError, Place } from '@attune/engine';
import { CommanderError } from 'commander';
import { failure } from './exit-codes.ts';
import { Interrupted } from './interruption.ts';
import type { Paint } from './paint.ts';

/** Anything that went wrong, as it is told: in words, or as JSON. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly place: Place;
  readonly exitCode: number;
  /** For whoever looks for a fault: never shown unless asked for. */
  readonly trace: string | undefined;
}

export function troubleOf(error: unknown): Trouble {
  const trace = traceOf(error);
  if (isAttuneError(error)) {
    const { code, message, remedy, place, exitCode } = error;
    return { code, message, remedy, place, exitCode, trace };
  }
  if (error instanceof CommanderError) return { ...usageTrouble(error.message), trace };
  if (error instanceof Interrupted)
    return {
      code: 'interrupted',
      message: error.message,
      remedy: 'Run the command again when you are ready.',
      place: {},
      exitCode: error.exitCode,
      trace,
    };
  return {
    code: 'bug',
    message: `${error instanceof Error ? error.message : String(error)}\nThis is a fault in Attune, not in your files.`,
    remedy: 'Report it, please, with what ATTUNE_DEBUG=1 before the command shows.',
    place: {},
    exitCode: failure.bug,
    trace,
  };
}

/** "error: unknown option '--jsn'\n(Did you mean --json?)" in our words. */
function usageTrouble(message: string): Omit<Trouble, 'trace'> {
  const [sentence = '', suggestion] = message.replace(/^error: /, '').split('\n');
  return {
    code: 'usage',
    message: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`.replace(/(?<![.?!])$/, '.'),
    remedy: suggestion?.replace(/^\(|\)$/g, '') ?? 'Add --help to the command to see what it takes.',
    place: {},
    exitCode: failure.usage,
  };
}

/** By name: the class itself would load the whole engine, which takes longer than showing help should. */
function isAttuneError(error: unknown): error is AttuneError {
  return error instanceof Error && error.name === 'AttuneError';
}

function traceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const cause = error.cause instanceof Error ? error.cause.stack : error.cause;
  return cause === undefined ? error.stack : `${error.stack}\nCause: ${cause}`;
}

export function troubleInWords({ code, message, remedy, place, trace }: Trouble, paint: Paint): string {
  const where = [
    place.file,
    place.row === undefined ? undefined : `row ${place.row}`,
    place.field === undefined ? undefined : `field ${place.field}`,
  ].filter((part) => part !== undefined);
  const indented = (text: string) => text.replaceAll('\n', '\n       ');
  return [
    code === 'interrupted' ? message : `${paint.bad(paint.bold(`error[${code}]:`))} ${message}`,
    ...(where.length > 0 ? [`  ${paint.dim('at ')}  ${where.join(', ')}`] : []),
    ...(code === 'interrupted' ? [] : [`  ${paint.dim('try')}  ${indented(remedy)}`]),
    ...(process.env.ATTUNE_DEBUG === '1' && trace ? [trace] : []),
    '',
  ].join('\n');
}

/** What stands on stdout when a command that was asked for JSON fails. */
export function troubleAsJson({ code, message, remedy, place }: Trouble): string {
  return `${JSON.stringify({ error: { code, message, remedy, place } }, null, 2)}\n`;
}
