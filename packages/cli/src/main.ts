import { CommanderError } from 'commander';
import { failure } from './exit-codes.ts';
import { paintFor, wantsColour } from './paint.ts';
import { buildProgram } from './program.ts';
import { troubleAsJson, troubleInWords, troubleOf } from './trouble.ts';

// Whoever reads may stop reading (`| head`): the result is on disk all the same.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

// A fault outside the command's own flow is told like any other.
process.on('uncaughtException', (error) => {
  tell(error);
  process.exit();
});

try {
  const words = process.argv.slice(2);
  await buildProgram().parseAsync(words.length > 0 ? words : ['--help'], { from: 'user' });
} catch (error) {
  tell(error);
}

/** Says what went wrong, and sets the exit status. */
function tell(error: unknown): void {
  if (error instanceof CommanderError) {
    // Help and version that were asked for end as errors too, with nothing wrong.
    if (error.exitCode === 0) return;
    // Help that was not asked for has been shown: it says what the call lacks.
    if (error.code === 'commander.help') {
      process.exitCode = failure.usage;
      return;
    }
  }
  const trouble = troubleOf(error);
  process.stderr.write(troubleInWords(trouble, paintFor(wantsColour(process.stderr))));
  if (process.argv.includes('--json')) process.stdout.write(troubleAsJson(trouble));
  process.exitCode = trouble.exitCode;
}
