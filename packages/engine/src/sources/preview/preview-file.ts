import { number } from '@attune/charts';
import { AttuneError } from '../../errors/index.ts';
import type { Playbook } from '../../playbook/index.ts';
import { canonicalTables, type DuckDbWarehouse } from '../../warehouse/index.ts';
import { type LandedFile, landFile } from '../accept/land-file.ts';
import type { PreparedFile } from '../files/prepare-file.ts';
import { createFromFile, openFile } from '../files/read-file.ts';
import type { Table } from '../files/table.ts';
import { evidenceInFile } from '../recognise/conventions.ts';
import { type Examined, examine } from '../recognise/examine.ts';
import { columnTypes, requiredColumns, statedByPlaybook } from '../recognise/mapping.ts';
import { formatOf, shownMapping } from '../recognise/plan.ts';
import { type Draft, lookAt } from '../recognise/recognise.ts';
import type { LeftOut, SourceKind } from '../source-report.ts';
import { type SourceSettings, sourceSettings } from '../source-settings.ts';
import { doubtfulColumns, meaningOf, openColumns } from './column-questions.ts';
import { type Asked, dateOrderQuestion, decimalQuestion } from './convention-questions.ts';
import { namedCurrencies } from './currency-question.ts';
import { extentOf, fileHead } from './file-head.ts';
import { formatWords } from './format-words.ts';
import { doubtfulKind, kindQuestion } from './kind-question.ts';
import type { FilePreview, Problem, Question } from './preview.ts';

/** A preview, and what of it is needed to judge the files together. */
export interface Previewed {
  readonly preview: FilePreview;
  readonly draft: Draft | null;
  /** The rows that were looked at, where they could be read. */
  readonly landed: LandedFile | null;
  /** Whether these were all rows. */
  readonly isWhole: boolean;
  /** Why reading passes the file over, where it does. */
  readonly leftOut: { readonly why: LeftOut; readonly error: AttuneError | null } | null;
}

export interface PreviewPlace {
  readonly playbook: Playbook;
  readonly warehouse: DuckDbWarehouse;
  readonly scratch: string;
  readonly signal: AbortSignal | undefined;
}

const sampleRows = 8;
const longestText = 500;

/** Reads the beginning of one file the way `readSources` does, and asks where that would refuse. */
export async function previewFile(file: PreparedFile, place: PreviewPlace): Promise<Previewed> {
  const { playbook, warehouse } = place;
  const { name } = file.input;
  const settings = sourceSettings(playbook, name);
  const limit = playbook.limits.maxRejected;
  const look = await lookAt(file, warehouse, playbook, undefined);
  const { table } = look;
  if (look.is === 'draft')
    return previewDraft(look.drafts[0], examine(name, look.drafts[0].plan.table, settings), place);
  const examined = table?.hasHeader ? examine(name, table, settings) : undefined;
  const shown = table ? shownTable(file, table, examined) : nothing(name);
  const closed = (preview: FilePreview) => ({
    preview,
    draft: null,
    landed: null,
    isWhole: true,
    leftOut: null,
  });
  if (look.is === 'left out') {
    const questions =
      table && examined?.kind === undefined && examined
        ? [kindQuestion(examined, table, settings, limit, true)]
        : [];
    const problem = {
      code: look.error?.code ?? 'no-accepted-rows',
      message: `${name} is left out: ${look.leftOut.why}`,
      remedy: look.error?.remedy ?? 'Export it again if it should have rows.',
    };
    const leftOut = { why: look.leftOut, error: look.error };
    return { ...closed({ ...shown, state: 'ignored', questions, problem }), leftOut };
  }
  const questions = table && examined ? structural(examined, table, settings, limit) : [];
  return closed(
    questions.length > 0
      ? { ...shown, state: 'question', questions, problem: null }
      : { ...shown, state: 'refused', problem: problemOf(look.error) },
  );
}

/** What must be known of the kind, and once that is settled of the columns; none where no answer would help. */
function structural(
  examined: Examined,
  table: Table,
  settings: SourceSettings | undefined,
  limit: number,
): Question[] {
  const { kind, mapping } = examined;
  if (mapping.unknown.length > 0) return [];
  // Columns of orders are no columns of customers: asked for both at once, the answers could contradict each other.
  if (kind === undefined) return [kindQuestion(examined, table, settings, limit, false)];
  const columns = openColumns(kind, mapping, table, limit);
  return columns.every(({ options }) => options.length > 0) ? columns : [];
}

async function previewDraft(draft: Draft, examined: Examined, place: PreviewPlace): Promise<Previewed> {
  const { playbook, warehouse, scratch, signal } = place;
  const { plan } = draft;
  const { name } = plan.file.input;
  const settings = sourceSettings(playbook, name);
  const limit = playbook.limits.maxRejected;
  const head = await fileHead(draft, scratch);
  const shown = shownTable(plan.file, plan.table, examined);
  const refused = (error: unknown): Previewed => {
    if (!(error instanceof AttuneError)) throw error;
    return {
      preview: { ...shown, state: 'refused', problem: problemOf(error) },
      draft,
      landed: null,
      isWhole: true,
      leftOut: null,
    };
  };
  let landed: LandedFile | null = null;
  let open: unknown;
  try {
    landed = await landFile(head.draft, { warehouse, scratch, signal });
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof AttuneError) || error.code !== 'input-ambiguous') return refused(error);
    open = error;
  }
  const source = landed?.open ?? openFile(head.draft.plan.file, head.draft.plan.table.layout);
  const evidence = await evidenceInFile(warehouse, plan.kind, plan.mapping, plan.table, (to, query) =>
    createFromFile(warehouse, source, to, query, scratch, signal),
  );
  const settled = landed?.plan ?? plan;
  const currency = playbook.currency ?? settings?.currency ?? [...namedCurrencies(settled).codes][0];
  const asked: Asked = { plan: settled, evidence, limit, currency };
  const questions: Question[] = [];
  for (const [isStated, ask] of [
    [draft.wished.dateOrder, dateOrderQuestion],
    [draft.wished.decimal, decimalQuestion],
  ] as const) {
    const question = isStated ? null : ask(asked);
    if (question === 'hopeless') {
      if (landed === null) return refused(open);
    } else if (question && (landed === null || !question.mustAnswer)) questions.push(question);
  }
  if (landed === null && !questions.some(({ mustAnswer }) => mustAnswer)) return refused(open);
  const doubts = doubtfulKind(examined, plan.table, settings);
  questions.push(...(doubts ? [doubts] : []), ...doubtfulColumns(plan.kind, plan.mapping, plan.table, limit));
  const part = landed ? extentOf(head, landed) : undefined;
  return {
    preview: {
      ...shown,
      ...shownPlan(settled),
      state: landed ? 'ready' : 'question',
      questions,
      notes: [
        ...plan.file.notes,
        ...(plan.table.notes ?? []),
        ...plan.mapping.notes,
        ...(part === undefined
          ? []
          : [`The first ${number(part)} rows were looked at; the analysis reads them all.`]),
      ],
    },
    draft,
    landed,
    isWhole: part === undefined,
    leftOut: null,
  };
}

export function problemOf({ code, message, remedy }: AttuneError): Problem {
  return { code, message, remedy };
}

/** What is shown of a file of which nothing is known but its name. */
export function nothing(name: string): FilePreview {
  return {
    name,
    file: name,
    state: 'refused',
    kind: null,
    reader: null,
    isFixed: false,
    format: null,
    mapping: [],
    missing: [],
    unmapped: [],
    headers: [],
    sample: [],
    questions: [],
    notes: [],
    problem: null,
  };
}

function shownTable(file: PreparedFile, table: Table, examined: Examined | undefined): FilePreview {
  const rows = Math.min(sampleRows, table.sample[0]?.length ?? 0);
  const cut = (text: string) => (text.length > longestText ? `${text.slice(0, longestText)}…` : text);
  const shown = {
    ...nothing(file.input.name),
    headers: [...table.headers],
    sample: Array.from({ length: rows }, (_, row) => table.sample.map((column) => cut(column[row]!))),
    notes: [...file.notes],
  };
  if (!examined) return shown;
  const conventions = {
    decimal: null,
    dateOrder: null,
    excelDays: [],
    currency: null,
    dollar: 'USD',
    timeZone: 'UTC',
  };
  const kind = examined.kind ?? 'transactions';
  const parts = shownPlan({ ...examined, file, table, kind, conventions });
  return { ...shown, ...parts, kind: examined.kind ?? null };
}

function shownPlan(plan: Parameters<typeof formatOf>[0]) {
  const { kind, mapping, reader } = plan;
  const { mapping: mapped, unmapped } = shownMapping(plan);
  const required = requiredOf(kind, mapping.columns);
  return {
    kind,
    reader: reader.words,
    isFixed: reader.kinds !== null,
    format: formatWords(formatOf(plan)),
    mapping: mapped.map((column) => ({
      ...column,
      meaning: meaningOf(kind, column.column),
      confidence: column.why === statedByPlaybook ? ('stated' as const) : column.confidence,
      required: required.has(column.column),
    })),
    missing: canonicalTables[kind]
      .filter(({ name }) => columnTypes(kind).has(name) && !mapping.columns.has(name))
      .filter(({ name }) => !(name === 'amount' && mapping.columns.has('price')))
      .map(({ name, meaning }) => ({ column: name, meaning })),
    unmapped: [...unmapped],
  };
}

/** With prices instead of amounts, the price has to be there. */
function requiredOf(kind: SourceKind, columns: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const needed = requiredColumns(kind);
  return new Set(columns.has('price') && !columns.has('amount') ? [...needed, 'price'] : needed);
}
