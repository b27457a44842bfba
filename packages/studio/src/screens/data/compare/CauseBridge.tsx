import { type Amounts, type BridgeStep, bridgeChart, day } from '@attune/charts';
import type { Comparison } from '@attune/client';
import { useCallback, useMemo } from 'react';
import { useMay } from '../../../app/session.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../data.module.css';
import { bridgeOf, type ChangeBridge } from './bridge.ts';

const words = strings.data.compare;

/** Why the measure of the past year moved: a picture that adds up, and the sentences behind it. */
export function CauseBridge({ comparison, amounts }: { comparison: Comparison; amounts: Amounts }) {
  const isExact = useMay()('customers');
  const bridge = useMemo(() => bridgeOf(comparison, day, isExact), [comparison, isExact]);
  const { causes } = comparison;
  return (
    <section className={classes.section} aria-labelledby="causes">
      <h2 id="causes">{bridge ? headingOf(bridge, amounts) : words.causes}</h2>
      {bridge && <Picture bridge={bridge} comparison={comparison} amounts={amounts} />}
      {bridge && causes.length > 0 && <h3 className={classes.subheading}>{words.causes}</h3>}
      {causes.length === 0 && <p className="muted">{words.noCauses}</p>}
      <ul className={classes.causes}>
        {causes.map(({ text, amount, kind }) => (
          <li key={text}>
            <span className="figures">{amount === null ? '' : amounts.signed(amount)}</span>
            <span>
              {text} <small className="muted">{words.kindMeanings[kind]}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function headingOf({ name, change }: ChangeBridge, amounts: Amounts): string {
  return change === 0 ? words.bridgeUnchanged(name) : words.bridgeHeading(name, amounts.signed(change));
}

function Picture({
  bridge,
  comparison: { from, to },
  amounts,
}: {
  bridge: ChangeBridge;
  comparison: Comparison;
  amounts: Amounts;
}) {
  const { steps, name } = bridge;
  const write = useCallback(
    // Each in its own digits: a cause is often a thousandth of the totals beside it.
    (amount: number, kind: BridgeStep['kind']) =>
      kind === 'change' ? amounts.signed(amount) : amounts.short(amount),
    [amounts],
  );
  const draw = useCallback((width: number) => bridgeChart(steps, write, width), [steps, write]);
  const table = useMemo(
    (): ChartTable<BridgeStep> => ({
      columns: [
        { id: 'part', label: words.part, value: ({ name }) => name },
        {
          id: 'amount',
          label: words.amount,
          kind: 'number',
          value: ({ amount }) => amount,
          text: ({ amount, kind }) => write(amount, kind),
        },
      ],
      rows: steps,
      rowId: ({ key = '' }) => key,
    }),
    [steps, write],
  );
  return (
    <ChartFrame
      id="change-bridge"
      subtitle={words.bridgeSubtitle(name, day(from.asOf), day(to.asOf))}
      finding={headingOf(bridge, amounts)}
      draw={draw}
      source={words.bridgeSource(from.id, to.id)}
      table={table}
      fileName="what-changed"
    />
  );
}
