import { type FieldType, operatorsOf } from '../rules/index.ts';
import { ruleCatalogue } from '../segments/index.ts';
import { canonicalTables, day } from '../warehouse/index.ts';
import type { ExploredRun } from './explored-run.ts';
import { facts } from './facts.ts';
import { onceARun } from './once-a-run.ts';
import { factRanges, factValues, lineValues } from './rule-catalogue.sql.ts';

/** A field that a rule may speak of, with what a form needs to offer it. */
export interface CatalogueField {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly meaning: string;
  readonly unit: string;
  readonly formula: string;
  readonly source: string;
  /** What a text field holds, the most frequent first, where there are few values. */
  readonly values?: string[];
  /** Lowest and highest value of a number; null where nobody has one. */
  readonly range?: [number, number] | null;
  readonly operators: string[];
}

export interface ExploredCatalogue {
  readonly asOf: string;
  readonly currency: string | null;
  readonly fields: CatalogueField[];
  readonly events: {
    readonly name: string;
    readonly label: string;
    readonly verb?: string;
    readonly day: string;
    readonly columns: CatalogueField[];
  }[];
}

/** A field with more different values than this is typed, not chosen. */
const mostValues = 50;

const numeric: readonly FieldType[] = ['number', 'money', 'count'];
const chosenLineColumns: readonly string[] = ['category', 'brand', 'channel', 'currency'];
const valueShape = { field: 'text', value: 'text', customers: 'count' } as const;

/** All that a rule may speak of in this run: facts, segments and order lines, with the values that occur. */
export const ruleCatalogueOf = onceARun(describeFields);

async function describeFields(run: ExploredRun): Promise<ExploredCatalogue> {
  const { warehouse, asOf, summary } = run;
  const texts = facts.filter(({ name, type }) => type === 'text' && name !== 'customer_id');
  const factTexts = await warehouse.rows(
    factValues(
      texts.map(({ name }) => name),
      mostValues + 1,
    ),
    valueShape,
  );
  const lineTexts = await warehouse.rows(
    lineValues(chosenLineColumns, day(asOf), mostValues + 1),
    valueShape,
  );
  const ranges = await rangesOf(run);
  // A value that fewer customers share may say who they are.
  const fewest = run.playbook.privacy.smallestCell;
  return {
    asOf,
    currency: summary.currency,
    fields: facts.map(({ kind: _, ...fact }) => ({
      ...fact,
      ...valuesOf(fact.name, factTexts, fewest),
      ...(numeric.includes(fact.type) ? { range: ranges(fact.name) } : {}),
      operators: operatorsOf(fact.type),
    })),
    events: ruleCatalogue.events.map(({ name, label, verb, day: dayColumn, columns }) => ({
      name,
      label,
      ...(verb === undefined ? {} : { verb }),
      day: dayColumn,
      columns: columns.map((column) => ({
        ...column,
        meaning: canonicalTables.transactions.find((known) => known.name === column.name)?.meaning ?? '',
        unit: column.type === 'money' ? 'money' : '',
        formula: 'as given',
        source: name,
        ...valuesOf(column.name, lineTexts, fewest),
        operators: operatorsOf(column.type),
      })),
    })),
  };
}

function valuesOf(
  name: string,
  rows: readonly { readonly field: string; readonly value: string; readonly customers: number }[],
  fewest: number,
): { values?: string[] } {
  const own = rows.filter(({ field }) => field === name);
  if (own.length === 0 || own.length > mostValues) return {};
  return { values: own.filter(({ customers }) => customers >= fewest).map(({ value }) => value) };
}

async function rangesOf({ warehouse }: ExploredRun): Promise<(name: string) => [number, number] | null> {
  const names = facts.filter(({ type }) => numeric.includes(type)).map(({ name }) => name);
  const shape = Object.fromEntries(
    names.flatMap((name) => [
      [`${name}_low`, 'number?'],
      [`${name}_high`, 'number?'],
    ]),
  ) as Record<string, 'number?'>;
  const [row] = await warehouse.rows(factRanges(names, warehouse.dialect), shape);
  return (name) => {
    const [low, high] = [row?.[`${name}_low`], row?.[`${name}_high`]];
    return low == null || high == null ? null : [low, high];
  };
}
