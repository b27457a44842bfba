import type { Replies } from '@attune/client';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { moment } from '../../../app/time.ts';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import classes from './rules.module.css';

const words = strings.segments.rules;

export type Version = Replies['segmentHistory']['versions'][number];

export interface HistoryViewProps {
  /** The latest first. */
  readonly versions: readonly Version[];
  /** Absent for who may not change segments. */
  readonly onRestore?: ((version: Version) => void) | undefined;
}

/** All versions of a segment; an older one can be saved again. */
export function HistoryView({ versions, onRestore }: HistoryViewProps) {
  const latest = versions[0]?.version;
  const columns = useMemo((): readonly Column<Version>[] => {
    const all: Column<Version>[] = [
      {
        id: 'version',
        label: words.versionColumn,
        kind: 'number',
        value: ({ version }) => version,
      },
      {
        id: 'saved',
        label: words.column.savedAt,
        value: ({ savedAt }) => savedAt,
        cell: ({ savedAt, version, removed }) => (
          <>
            {moment(savedAt)}
            <div className="muted">{removed ? words.wasPutAway : version === latest && words.current}</div>
          </>
        ),
      },
      { id: 'by', label: words.column.savedBy, value: ({ savedBy }) => savedBy },
      { id: 'label', label: words.column.label, value: ({ label }) => label },
      {
        id: 'rule',
        label: words.column.rule,
        value: ({ inWords }) => inWords,
        cell: ({ inWords }) => <div className={classes.words}>{inWords}</div>,
      },
    ];
    if (onRestore)
      all.push({
        id: 'restore',
        label: words.restore,
        labelHidden: true,
        sortable: false,
        value: () => null,
        cell: (version) =>
          version.removed || version.version === latest ? null : (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={words.restoreName(version.version)}
              onClick={() => onRestore(version)}
            >
              {words.restore}
            </Button>
          ),
      });
    return all;
  }, [latest, onRestore]);
  return (
    <section aria-labelledby="history">
      <h2 className={classes.heading} id="history">
        {words.historyHeading(versions.length)}
      </h2>
      <p className="muted prose">{words.historyText}</p>
      <DataTable
        name={words.view.history}
        columns={columns}
        rows={versions}
        rowId={({ version }) => String(version)}
        sort={{ column: 'version', descending: true }}
      />
    </section>
  );
}
