import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type PlaybookInput, playbookSchema } from '../src/playbook/index.ts';
import { type ReadOptions, readSources, type SourceReport } from '../src/sources/index.ts';
import { type DuckDbWarehouse, openDuckDb, sql } from '../src/warehouse/index.ts';

export interface OrderRow {
  readonly order: string | null;
  readonly line: string | null;
  readonly customer: string;
  readonly at: string;
  readonly day: string;
  readonly amount: number;
  readonly quantity: number | null;
  readonly currency: string | null;
}

export interface Read {
  readonly report: SourceReport;
  readonly orders: OrderRow[];
  /** The lines of `rejected.csv` below its header. */
  readonly rejected: string[];
}

interface Settings extends Partial<Pick<ReadOptions, 'dateOrder' | 'maxRejected'>> {
  readonly playbook?: PlaybookInput;
  readonly paths?: readonly string[];
  /** Read besides the files. */
  readonly addresses?: readonly string[];
  /** Looks at the tables before they are closed. */
  readonly look?: (landing: DuckDbWarehouse) => Promise<void>;
}

/** Writes files into a folder of their own, reads that folder or the given paths in it, and gives back what came of it. */
export async function readFiles(
  files: Readonly<Record<string, string | Buffer>>,
  { playbook = {}, paths, addresses = [], look, ...settings }: Settings = {},
): Promise<Read> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-test-'));
  const landing = await openDuckDb(':memory:', { threads: 2 });
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'in', name)), { recursive: true });
      writeFileSync(join(folder, 'in', name), content);
    }
    const rejectedTo = join(folder, 'rejected.csv');
    const report = await readSources({
      paths: [...(paths ?? Object.keys(files)).map((path) => join(folder, 'in', path)), ...addresses],
      playbook: playbookSchema.parse(playbook) as ReadOptions['playbook'],
      landing,
      rejectedTo,
      ...settings,
    });
    const orders = await landing.rows(
      sql`select transaction_id as "order", line, customer_id as customer, cast("at" as varchar) as "at", day, amount, quantity, currency
          from transactions order by all`,
      {
        order: 'text?',
        line: 'text?',
        customer: 'text',
        at: 'text',
        day: 'day',
        amount: 'money',
        quantity: 'number?',
        currency: 'text?',
      },
    );
    await look?.(landing);
    return { report, orders, rejected: readFileSync(rejectedTo, 'utf8').trimEnd().split('\n').slice(1) };
  } finally {
    await landing.close();
    rmSync(folder, { recursive: true });
  }
}
