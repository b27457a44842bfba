import { type Document, LineCounter, parseDocument } from 'yaml';
import { AttuneError } from '../errors/index.ts';
import { defaultPlaybook, type Playbook, resolved } from './playbook.ts';
import { fieldName, problemsOf } from './problem.ts';
import { playbookSchema } from './schema.ts';
import { offsetOf } from './yaml-offset.ts';

interface Problem {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly field?: string;
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
