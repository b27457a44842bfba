import type { Merge } from '@attune/client';
import { useMemo, useState } from 'react';
import { useMay } from '../../../app/session.ts';
import { Confirm } from '../../../states/Confirm.tsx';
import { strings } from '../../../strings/index.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import { type Pair, useDeciding } from './deciding.ts';
import { identifierText } from './identifier-text.ts';
import { mergeColumns } from './merge-columns.tsx';

const words = strings.identity.merge;

export interface MergeTableProps {
  readonly name: string;
  readonly merges: readonly Merge[];
  /** Whether the customer has a column: not on the customer's own page. */
  readonly withCustomer: boolean;
}

/** Identifiers that were joined, each with its reason and the way to part it. */
export function MergeTable({ name, merges, withCustomer }: MergeTableProps) {
  const mayDecide = useMay()('data');
  const [parted, setParted] = useState<Merge>();
  const { mutate, mutateAsync } = useDeciding();
  const columns = useMemo(
    () =>
      mergeColumns(
        mayDecide
          ? {
              part: setParted,
              takeBack: (merge) =>
                mutate({
                  pairs: pairOf(merge),
                  decision: 'open',
                  told: { said: words.saidBack, label: words.editBack },
                }),
            }
          : undefined,
        { withCustomer },
      ),
    [mayDecide, withCustomer, mutate],
  );
  return (
    <>
      <DataTable
        name={name}
        columns={columns}
        rows={merges}
        rowId={({ identifier }) => identifier.key}
        maxHeight={6000}
      />
      {parted && (
        <Confirm
          title={words.undoTitle(identifierText(parted.identifier), identifierText(parted.customer))}
          confirm={words.confirm}
          keep={words.keep}
          onClose={() => setParted(undefined)}
          onConfirm={() =>
            mutateAsync({
              pairs: pairOf(parted),
              decision: 'apart',
              told: { said: words.saidApart, label: words.editApart },
            })
          }
        >
          {words.undoText}
        </Confirm>
      )}
    </>
  );
}

function pairOf({ parting }: Merge): Pair[] {
  if (!parting) return [];
  const { keys, said } = parting;
  return [{ keys, version: said?.version ?? 0, decision: said?.decision ?? null }];
}
