import { AttuneError } from '../../errors/index.ts';
import type { Table } from '../files/table.ts';
import type { LeftOut, SourceKind } from '../source-report.ts';
import { lackingColumns, sayColumn } from './examine.ts';
import type { Mapping } from './mapping.ts';
import { NotRecognised, someHeaders } from './not-recognised.ts';
import type { FilePlan } from './plan.ts';
import { playbookLines } from './playbook-lines.ts';

/** A file of a folder that could be a year of orders is not passed over; leaving it out takes a word of the user's. */
export function perhapsOrders(error: NotRecognised): AttuneError {
  const name = error.place.file!;
  return new AttuneError('input-not-recognised', `${name} looks like orders, but ${error.why}.`, {
    remedy: `${error.remedy}\nOr leave it out on purpose:\n${playbookLines(name, { kind: 'ignore' })}`,
    place: error.place,
  });
}

/** The user names a column that is not there, or one of several that could be meant. */
export function refuseAmbiguous(name: string, mapping: Mapping, table: Table): void {
  const [unknown] = mapping.unknown;
  if (unknown)
    throw new NotRecognised(
      name,
      `the playbook maps ${unknown.column} to "${unknown.header}", which does not fit it`,
      `The columns of ${name} are: ${table.headers.join(', ')}.`,
    );
  const [open] = mapping.ambiguous;
  if (open)
    throw new AttuneError(
      'input-ambiguous',
      `${name} has more than one column that can be the ${sayColumn(open.column)}: ${open.candidates.join(', ')}.`,
      {
        remedy: `Name the right one in the playbook:\n${playbookLines(name, {}, { [open.column]: open.candidates[0]! })}`,
        place: { file: name, field: open.candidates[0]! },
      },
    );
}

/** A kind that the user states, or a column that is empty in every row, does not make the columns that orders need. */
export function refuseLacking(name: string, kind: SourceKind, mapping: Mapping, table: Table): void {
  const lacking = lackingColumns(kind, mapping);
  if (lacking.length > 0) throw withoutColumns(name, lacking, table, `If it holds ${kind}`);
}

/** What was left out, as sentences. */
function said(leftOut: readonly LeftOut[]): string {
  return leftOut.map(({ name, why }) => `${name}: ${why}`).join(' ');
}

/** Why a table is none that is known, with what orders would need. */
export function unknownKind(name: string, table: Table, mapping: Mapping): NotRecognised {
  const lacking = ['customer_id', 'at', 'amount'].filter(
    (column) => !mapping.columns.has(column) && !(column === 'amount' && mapping.columns.has('price')),
  );
  const open = mapping.ambiguous.find(({ column }) => lacking.includes(column));
  if (open && lacking.length === 1) refuseAmbiguous(name, mapping, table);
  return withoutColumns(name, lacking, table, 'If it holds orders');
}

function withoutColumns(
  name: string,
  lacking: readonly string[],
  table: Table,
  condition: string,
): NotRecognised {
  const lines = playbookLines(name, {}, Object.fromEntries(lacking.map((column) => [column, 'its header'])));
  return new NotRecognised(
    name,
    lacking.length === 0
      ? `it is no list that is known (headers ${someHeaders(table.headers)})`
      : `no column for ${listed(lacking.map(sayColumn))} was found (headers ${someHeaders(table.headers)})`,
    `${condition}, name their columns in the playbook:\n${lines}`,
  );
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** There is nothing to analyse without orders; what there is instead is said. */
export function refuseWithoutOrders(
  drafts: readonly { readonly plan: FilePlan }[],
  refused: readonly AttuneError[],
  leftOut: readonly LeftOut[],
): void {
  if (drafts.some(({ plan }) => plan.kind === 'transactions')) return;
  const customers = drafts.find(({ plan }) => plan.kind === 'customers');
  if (customers) {
    const { plan } = customers;
    throw new AttuneError(
      'customers-without-orders',
      `${plan.file.input.name} is a list of customers: one row each, ${plan.table.headers.length} columns about them, but no orders.`,
      {
        remedy:
          'Add the order file: one row per order or order line with customer, date and amount. If these are orders after all, say kind: transactions under sources: in the playbook.',
        place: { file: plan.file.input.name },
      },
    );
  }
  const [first] = refused;
  if (first && drafts.length === 0) throw first;
  if (drafts.length === 0)
    throw new AttuneError('no-accepted-rows', `There is nothing to read. ${said(leftOut)}`.trim(), {
      remedy: 'Pass an order file that has rows in it.',
    });
  throw new AttuneError(
    'input-not-recognised',
    `No order file was found, only ${drafts.map(({ plan }) => `${plan.file.input.name} (${plan.kind})`).join(', ')}.`,
    { remedy: 'Add the order file: one row per order or order line with customer, date and amount.' },
  );
}
