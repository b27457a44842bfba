import { number } from '@attune/charts';
import type { Comparison } from '@attune/client';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import classes from '../data.module.css';

type Setting = Comparison['settings'][number];
const words = strings.data.compare;

/** What differs in the files and in the playbook, from which the two runs came. */
export function DataDifferences({ comparison: { data, settings } }: { comparison: Comparison }) {
  const groups = (['added', 'removed', 'changed', 'same'] as const).filter((group) => data[group].length > 0);
  const isSame = data.added.length + data.removed.length + data.changed.length === 0;
  return (
    <>
      <section className={classes.section} aria-labelledby="files">
        <h2 id="files">{words.dataHeading}</h2>
        {isSame && <p>{words.dataSame}</p>}
        <dl className={classes.facts}>
          {groups.map((group) => (
            <div key={group} className={classes.fact}>
              <dt>{words[group]}</dt>
              <dd>{data[group].join(', ')}</dd>
            </div>
          ))}
          <div className={classes.fact}>
            <dt>{words.rejectedRows}</dt>
            <dd>{words.rejectedChange(number(data.rejectedBefore), number(data.rejectedAfter))}</dd>
          </div>
        </dl>
      </section>
      <section className={classes.section} aria-labelledby="settings">
        <h2 id="settings">{words.settingsHeading}</h2>
        {settings.length === 0 ? (
          <p>{words.settingsSame}</p>
        ) : (
          <DataTable
            name={words.settingsTable}
            columns={columns}
            rows={settings}
            rowId={({ path }) => path}
          />
        )}
      </section>
    </>
  );
}

const told = (value: string | null) => value ?? <span className="muted">{words.notSet}</span>;

const columns: readonly Column<Setting>[] = [
  { id: 'setting', label: words.setting, value: ({ path }) => path, cell: ({ path }) => <code>{path}</code> },
  { id: 'before', label: words.before, value: ({ before }) => before, cell: ({ before }) => told(before) },
  { id: 'after', label: words.after, value: ({ after }) => after, cell: ({ after }) => told(after) },
];
