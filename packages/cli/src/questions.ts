import { group, intro, outro, select, text } from '@clack/prompts';
import { type Answers, answerProblem, measures, stages } from './answers.ts';
import { Interrupted } from './interruption.ts';

/**
 * Asks on the terminal for what is not answered yet.
 *
 * @throws Interrupted when the user leaves
 */
export async function askFor(given: Answers): Promise<Answers> {
  intro('A playbook for Attune. Enter takes what is shown; everything can be changed in the file later.');
  const asked = await group(
    {
      outcome: async () =>
        given.outcome ??
        text({
          message: 'What is the work for? The outcome that should change, in your own words.',
          placeholder: 'More first-time buyers come back within a year',
          defaultValue: '',
        }),
      stage: async () =>
        given.stage ??
        select({
          message: 'Where does the business stand?',
          options: labelled(stages, {
            new: 'finding customers',
            expanding: 'growing with them',
            mature: 'keeping them',
          }),
          initialValue: 'mature' as const,
        }),
      name: async () =>
        given.name ?? text({ message: 'What is it called? The report shows the name.', defaultValue: '' }),
      currency: async () =>
        given.currency ??
        text({
          message: 'Which currency does the report use?',
          placeholder: 'as in the data',
          defaultValue: '',
          validate: (currency) => (currency ? sentence(answerProblem({ currency })) : undefined),
        }),
      timeZone: async () =>
        given.timeZone ??
        text({
          message: 'In which time zone is a day a day?',
          initialValue: Intl.DateTimeFormat().resolvedOptions().timeZone,
          validate: (timeZone) => sentence(answerProblem({ timeZone: timeZone ?? '' })),
        }),
      value: async () =>
        given.value ??
        select({
          message: 'What is a customer worth?',
          options: labelled(measures, {
            revenue: 'what they pay',
            margin: 'what remains of it; products or costs are needed',
            outcome: 'a count or score, for public services',
          }),
          initialValue: 'revenue' as const,
        }),
    },
    {
      onCancel() {
        throw new Interrupted();
      },
    },
  );
  outro('Thank you.');
  return asked;
}

function labelled<Value extends string>(values: readonly Value[], hints: Readonly<Record<Value, string>>) {
  return values.map((value) => ({ value, label: value, hint: hints[value] }));
}

function sentence(problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : `It ${problem}.`;
}
