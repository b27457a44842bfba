import { Button, NumberInput } from '@mantine/core';
import { strings } from '../../../strings/index.ts';
import type { Axes } from '../published-parts.ts';
import type { Cuts } from './estimate-cells.ts';
import classes from './grid.module.css';

const said = strings.segments.grid;

/** What the server takes. */
const largest = 1e12;

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
  // Rounded as it is written beside the cut: the field by itself rounds 94.455 the other way.
  const value = Number(cuts.value.toFixed(2));
  const ahead = Number(cuts.outlook.toFixed(2));
  return (
    <div className={classes.fields}>
      <NumberInput
        label={said.valueField(measure, currency)}
        value={value}
        min={0}
        max={largest}
        decimalScale={2}
        thousandSeparator=","
        clampBehavior="strict"
        hideControls
        onChange={(typed) => typeof typed === 'number' && typed !== value && onMove({ value: typed })}
      />
      {outlookUnit === 'money' ? (
        <NumberInput
          label={said.moneyField(outlook, currency)}
          value={ahead}
          min={0}
          max={largest}
          decimalScale={2}
          thousandSeparator=","
          clampBehavior="strict"
          hideControls
          onChange={(typed) => typeof typed === 'number' && typed !== ahead && onMove({ outlook: typed })}
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
