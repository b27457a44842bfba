import { Button, NumberInput } from '@mantine/core';
import { strings } from '../../../strings/index.ts';
import type { Axes } from '../published-parts.ts';
import type { Cuts } from './estimate-cells.ts';
import classes from './grid.module.css';
import { MoneyField } from './MoneyField.tsx';

const said = strings.segments.grid;

export interface CutFieldsProps {
  readonly cuts: Cuts;
  readonly areOwn: boolean;
  readonly measure: string;
  readonly outlook: string;
  readonly outlookUnit: Axes['outlookUnit'];
  readonly currency: string | null;
  readonly onMove: (cuts: Partial<Cuts>) => void;
  readonly onReset: () => void;
}

/** The cuts as numbers, for who knows them. */
export function CutFields({
  cuts,
  areOwn,
  measure,
  outlook,
  outlookUnit,
  currency,
  onMove,
  onReset,
}: CutFieldsProps) {
  return (
    <div className={classes.fields}>
      <MoneyField
        label={said.valueField(measure, currency)}
        amount={cuts.value}
        onType={(amount) => onMove({ value: amount })}
      />
      {outlookUnit === 'money' ? (
        <MoneyField
          label={said.moneyField(outlook, currency)}
          amount={cuts.outlook}
          onType={(amount) => onMove({ outlook: amount })}
        />
      ) : (
        <NumberInput
          label={said.shareField(outlook)}
          value={Math.round(cuts.outlook * 1000) / 10}
          min={-100}
          max={1e6}
          decimalScale={1}
          clampBehavior="strict"
          hideControls
          onChange={(typed) => {
            const share = Math.round(Number(typed) * 10) / 1000;
            if (typeof typed === 'number' && share !== Math.round(cuts.outlook * 1000) / 1000)
              onMove({ outlook: share });
          }}
        />
      )}
      <Button variant="default" disabled={areOwn} onClick={onReset}>
        {said.reset}
      </Button>
    </div>
  );
}
