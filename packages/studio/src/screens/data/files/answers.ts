import type { Question } from '@attune/client';
import type { SettingsOfFiles } from '../../../api/files.ts';

type FileSettings = SettingsOfFiles[string];

/** What somebody said about the files and has not saved yet. */
export interface Answers {
  readonly settings: SettingsOfFiles;
  /** The questions answered so far, by file: they stay in sight, so that an answer can be changed. */
  readonly asked: Readonly<Record<string, readonly Question[]>>;
}

export const noAnswers: Answers = { settings: {}, asked: {} };

const dateOrders = ['day-first', 'month-first', 'year-first'] as const;
const decimals = ['.', ','] as const;
export const kinds = [
  'transactions',
  'customers',
  'products',
  'costs',
  'consents',
  'interactions',
  'campaigns',
  'exposures',
  'ignore',
] as const;
export type Kind = (typeof kinds)[number];

/** What a question asks for, and how its answer becomes a setting. */
const topics: Readonly<
  Record<
    Question['about'],
    {
      readonly read: (settings: FileSettings, question: Question) => string | undefined;
      readonly write: (value: string, question: Question) => FileSettings;
    }
  >
> = {
  column: {
    read: ({ columns }, { column = '' }) => columns?.[column],
    write: (value, { column = '' }) => ({ columns: { [column]: value } }),
  },
  dateOrder: {
    read: ({ dateOrder }) => dateOrder,
    write: (value) => ({ dateOrder: oneOf(dateOrders, value) }),
  },
  decimal: { read: ({ decimal }) => decimal, write: (value) => ({ decimal: oneOf(decimals, value) }) },
  currency: { read: ({ currency }) => currency, write: (value) => ({ currency: value }) },
  kind: { read: ({ kind }) => kind, write: (value) => ({ kind: oneOf(kinds, value) }) },
};

/** An option that the settings do not know is a bug of the server, and must not be saved as something else. */
function oneOf<const T extends string>(known: readonly T[], value: string): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new Error('A question offers an answer that the settings do not know.');
  return found;
}

/** Two questions about the same thing, of which only one can be open. */
export function isSameQuestion(a: Question, b: Question): boolean {
  return a.about === b.about && a.column === b.column;
}

/** What is answered to a question; undefined while it is open. */
export function answerTo({ settings }: Answers, file: string, question: Question): string | undefined {
  return topics[question.about].read(settings[file] ?? {}, question);
}

export function withAnswer(answers: Answers, file: string, question: Question, value: string): Answers {
  const asked = answers.asked[file] ?? [];
  const next = withSettings(answers, file, topics[question.about].write(value, question));
  if (asked.some((one) => isSameQuestion(one, question))) return next;
  return { ...next, asked: { ...answers.asked, [file]: [...asked, question] } };
}

/** Another header of the file stands for a canonical column. */
export function withColumn(answers: Answers, file: string, column: string, header: string): Answers {
  return withSettings(answers, file, { columns: { [column]: header } });
}

/** Another kind has other columns, so what was said about columns goes. */
export function withKind({ settings, asked }: Answers, file: string, kind: Kind): Answers {
  const { columns: _columns, ...rest } = settings[file] ?? {};
  return {
    settings: { ...settings, [file]: { ...rest, kind } },
    asked: { ...asked, [file]: (asked[file] ?? []).filter(({ about }) => about !== 'column') },
  };
}

/** Without what was said about files that are no longer there. */
export function onlyAbout({ settings, asked }: Answers, names: readonly string[]): Answers {
  const kept = <T>(byFile: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(byFile).filter(([about]) =>
        names.some((name) => about === name || about.startsWith(`${name} › `)),
      ),
    );
  return { settings: kept(settings), asked: kept(asked) };
}

/** How many things were said. */
export function countOf({ settings }: Answers): number {
  return Object.values(settings).reduce(
    (sum, { columns = {}, ...rest }) => sum + Object.keys(columns).length + Object.keys(rest).length,
    0,
  );
}

function withSettings(answers: Answers, file: string, said: FileSettings): Answers {
  const known = answers.settings[file] ?? {};
  const columns = { ...known.columns, ...said.columns };
  return {
    ...answers,
    settings: {
      ...answers.settings,
      [file]: { ...known, ...said, ...(Object.keys(columns).length > 0 && { columns }) },
    },
  };
}
