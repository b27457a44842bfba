import { day } from '@attune/charts';
import type { Merge } from '@attune/client';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { moment } from '../../../app/time.ts';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { IdentifierName } from './IdentifierName.tsx';
import { identifierText } from './identifier-text.ts';
import classes from './identity.module.css';

const words = strings.identity;

export interface MergeActions {
  readonly part: (merge: Merge) => void;
  readonly takeBack: (merge: Merge) => void;
}

/** What a table says of identifiers that were joined; `actions` are for who may decide. */
export function mergeColumns(
  actions: MergeActions | undefined,
  { withCustomer }: { readonly withCustomer: boolean },
): readonly Column<Merge>[] {
  const columns: readonly Column<Merge>[] = [
    {
      id: 'identifier',
      label: words.merge.identifier,
      value: ({ identifier }) => identifierText(identifier),
      cell: ({ identifier }) => <IdentifierName identifier={identifier} />,
      sortable: false,
    },
    ...(withCustomer
      ? [
          {
            id: 'customer',
            label: words.merge.customer,
            value: ({ customer }: Merge) => identifierText(customer),
            cell: ({ customer }: Merge) => (
              <Link className={classes.identifier} to="/customers/$id" params={{ id: customer.key }}>
                {identifierText(customer)}
              </Link>
            ),
            sortable: false,
          },
        ]
      : []),
    { id: 'rule', label: words.merge.because, value: ({ rule }) => words.rules[rule], sortable: false },
    {
      id: 'via',
      label: words.merge.via,
      value: ({ via }) => identifierText(via),
      cell: ({ via }) => <div className={classes.identifier}>{identifierText(via)}</div>,
      sortable: false,
    },
    {
      id: 'source',
      label: words.merge.source,
      value: ({ source }) => source ?? words.merge.bySomebody,
      sortable: false,
    },
    { id: 'rows', label: words.merge.rows, kind: 'number', value: ({ rows }) => rows, sortable: false },
    {
      id: 'since',
      label: words.merge.since,
      value: ({ since }) => since,
      cell: ({ since }) => since && <span className={classes.day}>{day(since)}</span>,
      sortable: false,
    },
  ];
  return [
    ...columns,
    {
      id: 'part',
      label: words.merge.undo,
      labelHidden: true,
      value: () => null,
      cell: (merge) => <Parting merge={merge} actions={actions} />,
      sortable: false,
    },
  ];
}

function Parting({ merge, actions }: { merge: Merge; actions: MergeActions | undefined }) {
  const { identifier, customer, parting } = merge;
  const names = [identifierText(identifier), identifierText(customer)] as const;
  if (!parting) return <span className="muted">{words.merge.byList}</span>;
  if (parting.said?.decision === 'apart') {
    const { decidedBy, decidedAt } = parting.said;
    return (
      <div className={classes.parted}>
        <span className="muted">
          {words.merge.parted(decidedBy, moment(decidedAt))}; {words.countsNext}
        </span>
        {actions && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={words.merge.takeBackName(...names)}
            onClick={() => actions.takeBack(merge)}
          >
            {words.takeBack}
          </Button>
        )}
      </div>
    );
  }
  if (!actions) return null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={words.merge.undoName(...names)}
      onClick={() => actions.part(merge)}
    >
      {words.merge.undo}
    </Button>
  );
}
