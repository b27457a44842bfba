import type { DataFile, Preview } from '@attune/client';
import { strings } from '../../../strings/index.ts';
import { type Answers, answerTo, countOf } from './answers.ts';

const words = strings.data.files;

/** What stands in the way of an analysis. */
export interface Obstacles {
  /** Files with a question that must be answered, and how many of them. */
  readonly open: readonly { readonly name: string; readonly questions: number }[];
  /** Files that cannot be read as they are. */
  readonly refused: readonly string[];
}

export function obstaclesIn(preview: Preview, answers: Answers): Obstacles {
  const open = preview.files.flatMap(({ name, state, questions }) => {
    const left = questions.filter(
      (one) => one.mustAnswer && answerTo(answers, name, one) === undefined,
    ).length;
    return state === 'question' && left > 0 ? [{ name, questions: left }] : [];
  });
  const refused = preview.files.filter(({ state }) => state === 'refused').map(({ name }) => name);
  return { open, refused };
}

/** The heading of the screen: what is true of the files now; `isCurrent` while the preview knows all answers. */
export function findingOf(
  files: readonly DataFile[],
  preview: Preview | undefined,
  answers: Answers,
  isCurrent: boolean,
): string {
  if (files.length === 0) return words.none;
  if (!preview) return words.present(files.length);
  const { open, refused } = obstaclesIn(preview, answers);
  const [first] = refused;
  if (first !== undefined)
    return refused.length === 1 ? words.refused(first) : words.refusedMany(refused.length);
  const questions = open.reduce((sum, file) => sum + file.questions, 0);
  const read = preview.files.filter(({ state }) => state !== 'ignored').length;
  if (questions > 0) return words.open(questions, read);
  if (!isCurrent) return countOf(answers) > 0 ? words.readingAnew : words.looking;
  return preview.ready ? words.ready(read) : words.notReady;
}
