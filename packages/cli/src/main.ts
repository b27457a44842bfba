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

try {
  const words = process.argv.slice(2);
  await buildProgram().parseAsync(words.length > 0 ? words : ['--help'], { from: 'user' });
} catch (error) {
  const isShown = error instanceof CommanderError && error.code === 'commander.help';
  if (isShown) process.exitCode = failure.usage;
  // Help and version that were asked for end as errors too, with nothing wrong.
  else if (!(error instanceof CommanderError && error.exitCode === 0)) {
    const trouble = troubleOf(error);
    process.stderr.write(troubleInWords(trouble, paintFor(wantsColour(process.stderr))));
    if (process.argv.includes('--json')) process.stdout.write(troubleAsJson(trouble));
    process.exitCode = trouble.exitCode;
  }
}
