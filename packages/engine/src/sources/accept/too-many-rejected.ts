import { AttuneError } from '../../errors/index.ts';
import type { DuckDbWarehouse } from '../../warehouse/index.ts';
import { counted } from '../counted.ts';
import type { SourceKind } from '../source-report.ts';
import type { LandedFile } from './land-file.ts';
import { firstPlaces, rejectedByCode, unusableTotal } from './rejected.ts';

const tableNames: Readonly<Record<SourceKind, string>> = {
  transactions: 'orders',
  customers: 'customers',
  products: 'products',
  costs: 'costs',
  consents: 'consents',
  interactions: 'events',
  campaigns: 'campaigns',
  exposures: 'customers of campaigns',
};

/** In a list shorter than this, one bad row is more than most limits, and says little. */
const shortTable = 20;

/**
 * Stops when more than a share of the rows cannot be used. Each kind of table by itself: a long list of customers must
 * not hide that half of the orders cannot be read. One bad row in a list of fewer than twenty beside the orders
 * does not stop, unless the limit is 0; of the orders themselves every share above the limit stops.
 *
 * @throws AttuneError `too-many-rejected`
 */
export async function refuseTooManyRejected(
  files: readonly LandedFile[],
  limit: number,
  warehouse: DuckDbWarehouse,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const kind of new Set(files.map(({ plan }) => plan.kind))) {
    const same = files.filter(({ plan }) => plan.kind === kind);
    const rejected = same.map((file) => file.rejected);
    const read = same.reduce((sum, file) => sum + file.rows + file.open.setAside.length, 0);
    const bad = rejected.reduce((sum, rows) => sum + unusableTotal(rows), 0);
    if (bad <= limit * read || (kind !== 'transactions' && bad === 1 && read < shortTable && limit > 0))
      continue;
    const places = await firstPlaces(warehouse, rejected, signal);
    const place = places.get(rejectedByCode(rejected)[0]!.code)!;
    throw new AttuneError(
      'too-many-rejected',
      `${bad} of ${counted(read, 'row')} of ${tableNames[kind]} cannot be used, ${percent(bad / read)}; the limit is ${percent(limit)}, for each kind of table.${await topReasons(same, warehouse, signal)}`,
      {
        remedy:
          'Correct the file or its mapping in the playbook. To see every one of these rows, raise the limit, for example --max-rejected 100%: the run then leaves them out, and rejected.csv lists each with its line and reason.',
        place: { file: place.file, row: place.line },
      },
    );
  }
}

/** Why rows of these files are rejected, most frequent reason first, each on a line of its own. */
export async function topReasons(
  files: readonly LandedFile[],
  warehouse: DuckDbWarehouse,
  signal: AbortSignal | undefined,
): Promise<string> {
  const rejected = files.map((file) => file.rejected);
  const places = await firstPlaces(warehouse, rejected, signal);
  return rejectedByCode(rejected)
    .slice(0, 5)
    .map(({ code, reason, rows }) => {
      const place = places.get(code)!;
      return `\n  ${rows} × ${reason} First in ${place.file}, line ${place.line}. (${code})`;
    })
    .join('');
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
