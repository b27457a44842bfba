import { light, number, rankedBars } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartColumn, ChartTable } from '../../chart/chart-table.ts';
import { isUnknown, type Published } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { KeyFigures } from './KeyFigures.tsx';
import { Part } from './Part.tsx';
import { amountColumn, peopleColumn } from './people-column.tsx';
import { shown } from './shown.ts';

const said = strings.audit.potential;

interface Row {
  readonly path: string;
  readonly name: string;
  readonly colour: string;
  readonly customers: number | null;
  readonly withPotential: number | null;
  readonly money: number | null;
}

/** What customers could spend beyond what they do, by how it is known; or headroom; or why neither is known. */
export function PotentialPart({ audit }: { audit: Published }) {
  const { summary, words } = audit;
  const { potential } = summary;
  const section = words.sections.potential;
  const isReason = section.withheld || potential.kind === 'not estimable';
  return (
    <Part words={section} isReason={isReason}>
      {potential.kind === 'headroom' && <HeadroomFigures audit={audit} headroom={potential} />}
      {potential.kind === 'potential' &&
        (isUnknown(potential.estimated) ? (
          <ToldFigures audit={audit} potential={potential} />
        ) : (
          <Kinds audit={audit} told={potential.told} estimated={potential.estimated} />
        ))}
    </Part>
  );
}

type Potential = Published['summary']['potential'];
type Of<Kind> = Extract<Potential, { readonly kind: Kind }>;

function HeadroomFigures({ audit, headroom }: { audit: Published; headroom: Of<'headroom'> }) {
  const path = 'potential.headroom';
  return (
    <KeyFigures
      figures={[
        { path, value: headroom.withPotential, write: number, name: said.figures.below },
        { path, value: headroom.money, write: audit.money.short, name: said.figures.headroom },
      ]}
    />
  );
}

function ToldFigures({ audit, potential }: { audit: Published; potential: Of<'potential'> }) {
  const { answers, told } = potential;
  return (
    <KeyFigures
      figures={[
        { path: 'potential.answers', value: answers.told, write: number, name: said.figures.told },
        { path: 'potential.told', value: told.money, write: audit.money.short, name: said.money },
      ]}
    />
  );
}

interface KindsProps {
  readonly audit: Published;
  readonly told: Of<'potential'>['told'];
  readonly estimated: Exclude<Of<'potential'>['estimated'], { value: null }>;
}

/** What was told beside what was learnt from it: how many customers, and how much. */
function Kinds({ audit, told, estimated }: KindsProps) {
  const { money } = audit;
  const { heading, picture } = audit.words.sections.potential;
  const rows = useMemo(
    (): readonly Row[] => [
      { path: 'potential.told', name: said.told, colour: light.accent, ...told },
      { path: 'potential.estimated', name: said.estimated, colour: light.context, ...estimated },
    ],
    [told, estimated],
  );
  const draw = useMemo(() => {
    const column = (
      heading: string,
      values: readonly (number | null)[],
      write: (value: number) => string,
    ) => {
      const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0) || 1;
      return {
        heading,
        values: values.map((value) => (value ?? 0) / total),
        labels: values.map((value) => shown(value, write)),
      };
    };
    const bars = {
      names: rows.map(({ name }) => name),
      keys: rows.map(({ path }) => path),
      colours: rows.map(({ colour }) => colour),
      columns: [
        column(
          strings.audit.customers,
          rows.map(({ customers }) => customers),
          number,
        ),
        column(
          said.potential,
          rows.map((row) => row.money),
          money.short,
        ),
      ],
    } as const;
    return (width: number) => rankedBars(bars, width);
  }, [rows, money]);
  const table = useMemo((): ChartTable<Row> => {
    const pathOf = ({ path }: Row) => path;
    const having: ChartColumn<Row> = {
      id: 'with-potential',
      label: said.withPotential,
      kind: 'number',
      value: ({ withPotential }) => withPotential,
      text: ({ withPotential }) => shown(withPotential, number),
    };
    return {
      columns: [
        { id: 'known', label: said.known, value: ({ name }) => name },
        peopleColumn(pathOf),
        having,
        amountColumn('money', said.money, audit, (row) => row.money, pathOf),
      ],
      rows,
      rowId: pathOf,
    };
  }, [rows, audit]);
  if (!picture) return null;
  return (
    <ChartFrame
      id="potential-chart"
      {...picture}
      finding={heading}
      draw={draw}
      table={table}
      keysArePaths
      fileName="potential"
      maxWidth={840}
    />
  );
}
