import type { Playbook } from '../playbook/index.ts';
import type { Summary } from '../report/index.ts';
import type { WarehouseReader } from '../warehouse/index.ts';

/** A published run, ready to be asked: its tables, what it found, and the playbook that it was made by. */
export interface ExploredRun {
  /** Holds the tables of a finished analysis, which nobody changes any more. One question at a time is asked of it in one call. */
  readonly warehouse: WarehouseReader;
  /** The last day that counts. */
  readonly asOf: string;
  readonly summary: Summary;
  readonly playbook: Playbook;
}
