import { number } from '@attune/charts';
import type { Replies } from '@attune/client';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { segmentsQuery } from '../../../api/segments.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { noticeProblem } from '../../../app/notices.tsx';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { moment } from '../../../app/time.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import { SegmentNavigation } from '../SegmentNavigation.tsx';
import classes from './rules.module.css';
import { putAway } from './saving.ts';

const words = strings.segments.rules;

type Row = Replies['listSegments']['segments'][number];

/** Saved segments: what each says, how many it finds in the latest run, or why it cannot be counted. */
export function RulesScreen() {
  const { data, error, refetch } = useQuery(segmentsQuery);
  const may = useMay();
  const mayEdit = may('segments');
  const queries = useQueryClient();
  const away = useMutation({
    mutationFn: (row: Row) =>
      putAway(queries, row, { label: words.putAwayEdit(row.label), said: words.putAwaySaid(row.label) }),
    onError: noticeProblem,
  });
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      {
        id: 'label',
        label: words.column.label,
        value: ({ label }) => label,
        cell: ({ name, label }) => (
          <Link to="/segments/rules/$name" params={{ name }}>
            {label}
          </Link>
        ),
      },
      {
        id: 'rule',
        label: words.column.rule,
        value: ({ inWords }) => inWords,
        cell: ({ inWords }) => <div className={classes.words}>{inWords}</div>,
      },
      {
        id: 'customers',
        label: words.column.customers,
        kind: 'number',
        value: ({ customers }) => customers,
        cell: ({ customers, problem }) =>
          customers !== null ? (
            number(customers)
          ) : (
            <span className={problem === null ? 'muted' : classes.refused}>
              {problem === null ? words.withheld : words.problem(problem)}
            </span>
          ),
      },
      {
        id: 'saved',
        label: words.column.savedAt,
        value: ({ savedAt }) => savedAt,
        cell: ({ savedAt }) => moment(savedAt),
      },
      { id: 'by', label: words.column.savedBy, value: ({ savedBy }) => savedBy },
      ...(mayEdit
        ? [
            {
              id: 'away',
              label: words.column.actions,
              labelHidden: true,
              sortable: false,
              value: () => null,
              cell: (row: Row) => (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={words.putAwayName(row.label)}
                  onClick={() => away.mutate(row)}
                >
                  {words.putAway}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [mayEdit, away.mutate],
  );
  const segments = data?.segments;
  const make = <LinkButton to="/segments/rules/new">{words.make}</LinkButton>;
  const isFilled = segments !== undefined && segments.length > 0;
  return (
    <Screen
      title={words.title}
      heading={isFilled ? words.count(number(segments.length), segments.length === 1) : words.title}
      lead={isFilled && words.lead}
      actions={isFilled && mayEdit && make}
    >
      <SegmentNavigation />
      {error && <Problem error={error} retry={() => void refetch()} />}
      {!data && !error && <Busy what={words.loading} after={400} />}
      {segments?.length === 0 && (
        <EmptyState title={words.none} action={mayEdit && make}>
          {words.noneText} {!mayEdit && words.noneViewer}
        </EmptyState>
      )}
      {isFilled && (
        <DataTable
          name={words.table}
          columns={columns}
          rows={segments}
          rowId={({ name }) => name}
          sort={{ column: 'label', descending: false }}
          fileName="segments"
        />
      )}
    </Screen>
  );
}
