import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { AttuneError } from '../errors/index.ts';
import { nearestName } from './nearest-name.ts';
import { defaultPlaybook, type Playbook, resolved } from './playbook.ts';
import { playbookJsonSchema, playbookSchema } from './schema.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

interface Problem {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly field?: string;
  readonly sentence: string;
  readonly remedy: string;
}

interface SchemaProblem {
  readonly path: Path;
  readonly sentence: string;
  readonly remedy: string;
}

/**
 * Reads the text of an `attune.yaml`. An empty file, and a section without anything in it, mean the defaults.
 *
 * @param file the name to show in errors; nothing is read from it
 * @throws AttuneError `playbook-invalid`, with the line and field of the topmost problem, all problems in the message
 */
export function parsePlaybook(text: string, file: string): Playbook {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);

  const broken = [...document.errors, ...document.warnings].map((error) => ({
    line: lineAt(error.pos[0]),
    sentence: `This is not valid YAML: ${error.message}`,
    remedy:
      'Correct the line. Text with special characters goes in quotes, and lines are indented with spaces.',
  }));
  if (broken.length > 0) throw invalid(broken, file);

  const outcome = playbookSchema.safeParse(withoutEmptySections(plainValue(document, file)), {
    reportInput: true,
  });
  if (outcome.success) return resolved(outcome.data);
  throw invalid(
    outcome.error.issues
      .flatMap(problemsOf)
      .map(({ path, ...problem }) => ({
        ...problem,
        line: lineAt(offsetOf(document.contents, path)),
        ...(path.length > 0 && { field: fieldName(path) }),
      }))
      .toSorted((a, b) => a.line - b.line),
    file,
  );
}

function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    // The only way here: aliases that would grow without bound, or point nowhere.
    throw new AttuneError('playbook-invalid', 'The playbook uses YAML aliases that cannot be resolved.', {
      remedy: 'Write the repeated part out.',
      place: { file },
      cause,
    });
  }
}

/** In YAML a section whose settings are all commented out is null. Deeper down, an empty value is a mistake. */
function withoutEmptySections(value: unknown): unknown {
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([name, section]) => section !== null || !isSection(name)),
  );
}

function isSection(name: string): boolean {
  return Object.entries(defaultPlaybook).some(([key, value]) => key === name && typeof value === 'object');
}

function invalid(problems: readonly Problem[], file: string): AttuneError {
  const [first, ...more] = problems;
  if (!first) throw new Error('A playbook without problems is not invalid.');
  const others = more.map(({ line, sentence }) => `\n  line ${line}: ${sentence}`).join('');
  return new AttuneError('playbook-invalid', first.sentence + (others && `\nAnd further down:${others}`), {
    remedy: first.remedy,
    place: { file, row: first.line, ...(first.field !== undefined && { field: first.field }) },
  });
}

/** One sentence per wrong thing: an issue about unknown keys names several. */
function problemsOf(issue: Issue): SchemaProblem[] {
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
              remedy: 'Correct the value, or remove the line to use the default.',
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
          remedy: 'Correct the value, or remove the line to use the default.',
        },
      ];
    default:
      return [
        {
          path,
          sentence: issue.message.startsWith('must ')
            ? `${field} ${issue.message}.`
            : `${field}: ${issue.message}.`,
          remedy: 'Correct the value, or remove the line to use the default.',
        },
      ];
  }
}

function boundOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const isLower = issue.code === 'too_small';
  const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const extreme = `at ${isLower ? 'least' : 'most'} ${bound}`;
  if (issue.origin === 'string') return 'not be empty';
  if (issue.origin === 'array') return `hold ${extreme} ${bound === 1 ? 'value' : 'values'}`;
  return issue.inclusive ? `be ${extreme}` : `be ${isLower ? 'above' : 'below'} ${bound}`;
}

function isMissing(issue: Issue): boolean {
  return 'input' in issue && issue.input === undefined;
}

function unknownSetting(path: Path): SchemaProblem {
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
function fieldName(path: Path): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i > 0 ? `.${String(step)}` : String(step)))
    .join('');
}

/** Where in the text the key (or list item) at a path begins; where it is missing, what should hold it. */
function offsetOf(contents: unknown, path: Path): number {
  let node = contents;
  let offset = rangeStart(contents) ?? 0;
  for (const step of path) {
    if (isAlias(node)) return offset;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return offset;
      offset = rangeStart(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = rangeStart(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function rangeStart(node: unknown): number | undefined {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : undefined;
}
