import { AttuneError, type PlaybookInput, playbookSchema } from '@attune/engine';

export const stages = ['new', 'expanding', 'mature'] as const;
export const measures = ['revenue', 'margin', 'outcome'] as const;

/** What `init` wants to know. What is missing takes the playbook's default. */
export interface Answers {
  readonly outcome?: string;
  readonly stage?: (typeof stages)[number];
  readonly name?: string;
  readonly currency?: string;
  readonly timeZone?: string;
  readonly value?: (typeof measures)[number];
}

export function asPlaybook({ outcome, stage, name, currency, timeZone, value }: Answers): PlaybookInput {
  return {
    business: { ...(name && { name }), ...(outcome && { outcome }), ...(stage && { stage }) },
    ...(currency && { currency }),
    ...(timeZone && { timeZone }),
    ...(value && { value }),
  };
}

/** What is wrong with an answer, beginning with "must", or undefined. */
export function answerProblem(answer: Answers): string | undefined {
  return playbookSchema.safeParse(asPlaybook(answer)).error?.issues[0]?.message;
}

/** @throws AttuneError `usage` when an option holds an answer that the playbook would not take */
export function requireGoodAnswers({ currency, timeZone }: Answers): void {
  for (const [option, answer] of [
    ['--currency', currency === undefined ? {} : { currency }],
    ['--time-zone', timeZone === undefined ? {} : { timeZone }],
  ] as const) {
    const problem = answerProblem(answer);
    if (problem !== undefined)
      throw new AttuneError('usage', `${option} ${problem}.`, {
        remedy: 'Correct it, or leave the option out.',
      });
  }
}
