import type { Job, Preview } from '@attune/client';
import { strings } from '../../strings/index.ts';

const words = strings.start;

/** What a look into the files has shown: as a heading, with the sentence below it. */
export function findingOf({ files, ready, problem }: Preview): { heading: string; lead: string } {
  if (ready) return { heading: words.ready(files.length), lead: words.readyText };
  const open = files.flatMap(({ questions }) => questions).filter(({ mustAnswer }) => mustAnswer).length;
  if (open > 0) return { heading: words.questions(open), lead: words.questionsText };
  return { heading: words.notReady, lead: problem ? `${problem.message} ${remedyFor(problem)}` : '' };
}

/** What the terminal would be told to name is dropped here. */
function remedyFor({ code, remedy }: NonNullable<Preview['problem']>): string {
  return code === 'input-missing' ? words.noTable : remedy;
}

/** How the first analysis stands, in the same form. */
export function stateOf({ state, problem }: Job): { heading: string; lead: string } {
  if (state === 'cancelled') return { heading: words.cancelled, lead: words.cancelledText };
  if (state === 'failed') return { heading: problem?.message ?? words.failed, lead: problem?.remedy ?? '' };
  return { heading: words.analysing, lead: words.analysingText };
}
