import { amountsIn } from '@attune/charts';
import type { Comparison } from '@attune/client';
import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../../../app/session.ts';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import classes from '../data.module.css';
import { stateName } from './moves.ts';
import { writeChange, writeFigure } from './write-figure.ts';

type Segment = Comparison['segments'][number];
const words = strings.data.compare;
const schemes = ['lifecycle', 'value', 'decile', 'rfm'] as const satisfies Segment['scheme'][];
const route = getRouteApi('/frame/data/compare');
const plain = amountsIn(null);

/** How many customers each segment held before and after, one scheme at a time. */
export function SegmentDifferences({ segments }: { segments: readonly Segment[] }) {
  const { scheme: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const isExact = useMay()('customers');
  const present = schemes.filter((scheme) => segments.some((one) => one.scheme === scheme));
  const scheme = present.find((one) => one === asked) ?? present[0];
  if (scheme === undefined) return null;
  return (
    <section className={classes.section} aria-labelledby="segments">
      <h2 id="segments">{words.segmentsHeading}</h2>
      {/* On a phone four names do not fit beside one another. */}
      <div className={classes.scroll}>
        <SegmentedControl
          aria-label={words.scheme}
          data={present.map((one) => ({ value: one, label: words.schemes[one] }))}
          value={scheme}
          onChange={(scheme) =>
            void navigate({ search: (search) => ({ ...search, scheme }), replace: true, resetScroll: false })
          }
        />
      </div>
      <DataTable
        key={scheme}
        name={words.segmentsTable(words.schemes[scheme])}
        columns={isExact ? exactColumns : sharedColumns}
        rows={segments.filter((one) => one.scheme === scheme)}
        rowId={({ segment }) => segment}
        fileName={`segments-${scheme}`}
      />
    </section>
  );
}

const changeOf = ({ before, after }: Segment) => (before === null || after === null ? null : after - before);

const columnsFor = (isExact: boolean): readonly Column<Segment>[] => [
  { id: 'segment', label: words.segment, value: ({ segment }) => stateName(segment) },
  {
    id: 'before',
    label: words.before,
    kind: 'number',
    value: ({ before }) => before,
    cell: ({ before }) => writeFigure(before, 'count', plain, isExact),
  },
  {
    id: 'after',
    label: words.after,
    kind: 'number',
    value: ({ after }) => after,
    cell: ({ after }) => writeFigure(after, 'count', plain, isExact),
  },
  {
    id: 'change',
    label: words.change,
    kind: 'number',
    value: changeOf,
    cell: (segment) => writeChange(changeOf(segment), 'count', plain),
  },
];
const exactColumns = columnsFor(true);
const sharedColumns = columnsFor(false);
