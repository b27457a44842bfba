import type { Playbook } from '../../playbook/index.ts';
import type { Summary } from '../../report/index.ts';
import type { Dialect, Sql } from '../../warehouse/index.ts';
import type { ExploredRun } from '../explored-run.ts';

type Rule = Readonly<Record<string, unknown>>;

/** Where one number of the summary, or a row of numbers that belong together, comes from. */
export interface NumberSource {
  readonly path: string;
  readonly label: string;
  /** Its name in the metric catalogue. */
  readonly metric: string;
  /** What is to be said beyond the metric's definition. */
  readonly more?: string;
  /** The query whose answer the number is; null where it is counted while files are read, or set by the playbook. */
  readonly query: Sql | null;
  /** The answer as the summary holds it: each row with the columns of the query. */
  readonly shown: readonly Readonly<Record<string, number>>[];
  /** Finds exactly the customers who are counted; null where it counts none, or no rule can say which. */
  readonly rule: Rule | null | ((run: ExploredRun) => Promise<Rule | null>);
}

/** What sources are made from. */
export interface SourceContext {
  readonly summary: Summary;
  readonly playbook: Playbook;
  readonly dialect: Dialect;
  /** Whether the run holds a `customers` table. */
  readonly people: boolean;
}
