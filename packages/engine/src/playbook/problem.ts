import type * as z from 'zod';
import { nearestName } from './nearest-name.ts';
import { playbookJsonSchema } from './schema.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** What is wrong with one setting, in words for the person who wrote it. */
interface Problem {
  readonly path: Path;
  readonly sentence: string;
  readonly remedy: string;
}

const correct = 'Correct the value, or remove the line to use the default.';

/** One sentence per wrong thing: an issue about unknown keys names several. */
export function problemsOf(issue: Issue): Problem[] {
  const { path } = issue;
  const field = path.length > 0 ? fieldName(path) : 'The playbook';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownSetting([...path, key]));
    case 'invalid_value':
      return [
        {
          path,
          sentence: isMissing(issue)
            ? `${field} is missing.`
            : `${field} must be one of: ${issue.values.map(String).join(' ')}.`,
          remedy: suggestion(issue.input, issue.values.map(String)),
        },
      ];
    case 'invalid_type':
      return [
        isMissing(issue)
          ? { path, sentence: `${field} is missing.`, remedy: `Add ${String(path.at(-1))}.` }
          : {
              path,
              sentence: `${field} must be ${kindName(issue.expected)}.`,
              remedy: correct,
            },
      ];
    case 'invalid_key':
      return [
        {
          path,
          sentence: `${field} ${issue.issues.map((inner) => inner.message).join('; ')}.`,
          remedy: 'Correct the name on the left of the colon.',
        },
      ];
    case 'too_small':
    case 'too_big':
      return [
        {
          path,
          sentence: `${field} must ${boundOf(issue)}.`,
          remedy: correct,
        },
      ];
    default:
      return [
        {
          path,
          sentence: issue.message.startsWith('must ')
            ? `${field} ${issue.message}.`
            : `${field}: ${issue.message}.`,
          remedy: correct,
        },
      ];
  }
}

/** 0.0000001, which JavaScript would write 1e-7. */
const plainNumber = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 10 });

function boundOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const isLower = issue.code === 'too_small';
  const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const extreme = `at ${isLower ? 'least' : 'most'} ${plainNumber.format(bound)}`;
  if (issue.origin === 'string') return 'not be empty';
  if (issue.origin === 'array') return `hold ${extreme} ${bound === 1 ? 'value' : 'values'}`;
  return `be ${extreme}`;
}

function isMissing(issue: Issue): boolean {
  return 'input' in issue && issue.input === undefined;
}

function unknownSetting(path: Path): Problem {
  const known = settingsAt(path.slice(0, -1));
  return {
    path,
    sentence: `There is no setting ${fieldName(path)}.`,
    remedy: suggestion(path.at(-1), known),
  };
}

function suggestion(given: unknown, known: readonly string[]): string {
  const near = nearestName(String(given ?? ''), known);
  return near === undefined ? `Use one of: ${known.join(' ')}.` : `Did you mean ${near}?`;
}

function kindName(expected: string): string {
  const names: Record<string, string> = {
    string: 'text (put it in quotes)',
    number: 'a number',
    int: 'a whole number',
    object: 'a section of "name: value" lines',
    record: 'a section of "name: value" lines',
    array: 'a list',
    tuple: 'a list of two values, such as [0.2, 0.8]',
  };
  return names[expected] ?? expected;
}

/** The names of the settings that may stand at a path. */
function settingsAt(path: Path): string[] {
  let here: z.core.JSONSchema._JSONSchema | undefined = playbookJsonSchema();
  for (const step of path) {
    if (typeof here !== 'object') return [];
    const inside: z.core.JSONSchema._JSONSchema | undefined =
      typeof step === 'number'
        ? (here.items as z.core.JSONSchema._JSONSchema)
        : here.properties?.[String(step)];
    here = inside;
  }
  return typeof here === 'object' ? Object.keys(here.properties ?? {}) : [];
}

/** `sources[0].match` */
export function fieldName(path: Path): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i > 0 ? `.${String(step)}` : String(step)))
    .join('');
}
