import { number, percent } from '@attune/charts';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { auditQuery } from '../../../api/audit.ts';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { Figure } from '../../../origin/Figure.tsx';
import { Busy } from '../../../states/Busy.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { DataParts } from '../DataParts.tsx';
import classes from '../data.module.css';
import { NoRunYet } from '../NoRunYet.tsx';
import { ReasonTable } from '../ReasonTable.tsx';
import { rowsOfAllFiles, type Summary } from '../summary.ts';
import { DuplicateTable } from './DuplicateTable.tsx';
import { InputTable } from './InputTable.tsx';
import { MonthChart } from './MonthChart.tsx';

const words = strings.data.quality;

/** How good the data of the run is: what was read, what was left out, whether it adds up. */
export function QualityScreen() {
  const { run, info } = useRun();
  const maySeeRows = useMay()('customers');
  const { data, error, isPending, refetch } = useQuery({ ...auditQuery(run), enabled: info !== undefined });
  if (!info)
    return (
      <Screen title={words.title} heading={words.title}>
        <DataParts />
        <NoRunYet what={words.noRunText} />
      </Screen>
    );
  const summary = data?.summary;
  return (
    <Screen
      title={words.title}
      heading={summary ? headingOf(summary) : words.title}
      lead={summary && leadOf(summary)}
    >
      <DataParts />
      {isPending && <Busy what={strings.states.opening} />}
      {error && <Problem error={error} retry={() => void refetch()} />}
      {summary && (
        <>
          <Rows rows={summary.rows} />
          <MonthChart summary={summary} />
          <Notes quality={summary.quality} />
          <InputTable inputs={summary.inputs} />
          {summary.rejected.length > 0 && (
            <section className={classes.section} aria-labelledby="why-rejected">
              <h2 id="why-rejected">{words.rejectedHeading}</h2>
              <ReasonTable reasons={summary.rejected} showsLinks={maySeeRows} />
            </section>
          )}
          {summary.duplicatesByRule.length > 0 && <DuplicateTable rules={summary.duplicatesByRule} />}
        </>
      )}
    </Screen>
  );
}

function headingOf({ reconciliation: { matching, of } }: Summary): string {
  if (matching < of) return words.partReconciles(number(matching), number(of));
  return of === 1 ? words.oneReconciles : words.allReconciles(number(of));
}

function leadOf(summary: Summary): string {
  const { read, rejected } = rowsOfAllFiles(summary);
  return rejected === 0 ? words.leadClean : words.lead(percent(rejected / read));
}

/** read = accepted + duplicates + rejected, each with its origin. */
function Rows({ rows }: Pick<Summary, 'rows'>) {
  const parts = [
    ['read', undefined],
    ['accepted', '='],
    ['duplicates', '+'],
    ['rejected', '+'],
  ] as const;
  return (
    <section aria-labelledby="rows">
      <h2 id="rows" className={classes.first}>
        {words.rowsHeading(number(rows.read))}
      </h2>
      <dl className={classes.equation} aria-label={words.equation}>
        {parts.map(([part, sign]) => (
          <div key={part} data-sign={sign}>
            <dt>{words[part]}</dt>
            <dd>
              <Figure path={`rows.${part}`}>{number(rows[part])}</Figure>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What stood out, warnings first. */
function Notes({ quality }: Pick<Summary, 'quality'>) {
  const ordered = [...quality].sort((a, b) => Number(b.level === 'warning') - Number(a.level === 'warning'));
  return (
    <section className={classes.section} aria-labelledby="notes">
      <h2 id="notes">{words.notesHeading}</h2>
      {ordered.length === 0 && <p className="muted">{words.noNotes}</p>}
      <ul className={classes.notes}>
        {ordered.map(({ level, text }, index) => (
          <li key={text ?? `withheld ${index}`}>
            <span className={classes.level} data-level={level}>
              {level === 'warning' ? (
                <IconAlertTriangle size={16} aria-hidden />
              ) : (
                <IconInfoCircle size={16} aria-hidden />
              )}
              {level === 'warning' ? words.warning : words.note}
            </span>
            <span>{text ?? words.noteWithheld}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
