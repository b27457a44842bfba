import type { Summary } from '../report/index.ts';
import type { Json, Run, RunInput } from '../store/index.ts';

/** What a list of runs says about each. */
export interface RunInfo {
  readonly id: string;
  readonly asOf: string;
  /** ISO instant in UTC. */
  readonly finishedAt: string;
  readonly latest: boolean;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly rows: number | null }[];
  /** Whether files of the made-up sample are among them. */
  readonly sample: boolean;
  readonly finding: string;
  readonly customers: number;
  readonly revenue: number;
  readonly currency: string | null;
  readonly measure: Summary['measure'];
  readonly timeZone: string;
  readonly rejected: number;
  readonly version: string;
}

type Kept = Pick<
  RunInfo,
  'finding' | 'customers' | 'revenue' | 'currency' | 'measure' | 'timeZone' | 'rejected'
>;

/** What is kept of a run's summary, so that a list need not read the files of all runs. */
export function keptInfo(summary: Summary): Kept & Json {
  const { finding, customers, revenue, currency, measure, timeZone, rows } = summary;
  return { finding, customers, revenue, currency, measure, timeZone, rejected: rows.rejected };
}

export function runInfo(run: Run, latest: string | undefined): RunInfo {
  if (run.finishedAt === undefined || run.asOf === undefined || run.info === undefined)
    throw new Error(`The run ${run.id} is not published.`);
  return {
    id: run.id,
    asOf: run.asOf,
    finishedAt: run.finishedAt,
    latest: run.id === latest,
    files: run.inputs.map(({ name, bytes, rows = null }) => ({ name, bytes, rows })),
    sample: run.inputs.some(({ sample }) => sample),
    version: run.version,
    ...(run.info as unknown as Kept),
  };
}

/** The files of a run with the rows that were read of each; a file that was left out has none. */
export function countedInputs(inputs: readonly RunInput[], summary: Summary): readonly RunInput[] {
  const read = new Map(
    summary.inputs.filter(({ kind }) => kind !== 'ignored').map(({ name, rows }) => [name, rows.read]),
  );
  return inputs.map((input) => {
    const rows = read.get(input.name);
    return rows === undefined ? input : { ...input, rows };
  });
}
