import { number, percentsAlike, rankedBars } from '@attune/charts';
import { type ReactNode, useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartColumn, ChartTable } from '../../chart/chart-table.ts';
import type { Published, SectionWords } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { Part } from './Part.tsx';
import { amountColumn, peopleColumn } from './people-column.tsx';
import { shown } from './shown.ts';

export interface Group {
  /** Of its number in the summary, and of its mark. */
  readonly path: string;
  readonly name: string;
  readonly colour: string;
  readonly customers: number | null;
  readonly revenue: number | null;
  readonly orders?: number | null;
}

export interface SharesPartProps {
  readonly audit: Published;
  readonly words: SectionWords;
  readonly groups: readonly Group[];
  /** What a group is called: "State". */
  readonly nameOfGroups: string;
  /** What the amounts are: "Past-year revenue". */
  readonly nameOfAmounts: string;
  readonly fileName: string;
  readonly children?: ReactNode;
}

/** Groups of customers, each with its share of the customers and its share of the money. */
export function SharesPart(props: SharesPartProps) {
  const { audit, words, groups, nameOfGroups, nameOfAmounts, fileName, children } = props;
  const { summary } = audit;
  const { measure } = audit.words;
  const draw = useMemo(() => {
    const people = summary.customers;
    const total = groups.reduce((sum, { revenue }) => sum + (revenue ?? 0), 0);
    const ofPeople = groups.map(({ customers }) =>
      customers === null || !people ? null : customers / people,
    );
    const ofMoney = groups.map(({ revenue }) => (revenue === null ? null : total > 0 ? revenue / total : 0));
    const write = percentsAlike([...ofPeople, ...ofMoney].filter((share) => share !== null));
    const column = (heading: string, shares: readonly (number | null)[]) => ({
      heading,
      values: shares.map((share) => share ?? 0),
      labels: shares.map((share) => shown(share, write)),
    });
    const bars = {
      names: groups.map(({ name }) => name),
      keys: groups.map(({ path }) => path),
      colours: groups.map(({ colour }) => colour),
      columns: [column(strings.audit.ofCustomers, ofPeople), column(strings.audit.of(measure.noun), ofMoney)],
    } as const;
    return (width: number) => rankedBars(bars, width);
  }, [groups, summary, measure]);
  const table = useMemo((): ChartTable<Group> => {
    const pathOf = ({ path }: Group) => path;
    const orders: ChartColumn<Group> = {
      id: 'orders',
      label: strings.audit.rfm.orders,
      kind: 'number',
      value: ({ orders }) => orders,
      text: ({ orders }) => shown(orders ?? null, number),
    };
    return {
      columns: [
        { id: 'name', label: nameOfGroups, value: ({ name }) => name },
        peopleColumn(pathOf),
        ...(groups.some(({ orders }) => orders !== undefined) ? [orders] : []),
        amountColumn('revenue', nameOfAmounts, audit, ({ revenue }) => revenue, pathOf),
      ],
      rows: groups,
      rowId: pathOf,
    };
  }, [groups, audit, nameOfGroups, nameOfAmounts]);
  return (
    <Part words={words}>
      {children}
      {words.picture && (
        <ChartFrame
          id={`${words.id}-chart`}
          {...words.picture}
          finding={words.heading}
          draw={draw}
          table={table}
          keysArePaths
          fileName={fileName}
        />
      )}
    </Part>
  );
}
