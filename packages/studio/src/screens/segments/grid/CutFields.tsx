import { Button, NumberInput } from '@mantine/core';
import { strings } from '../../../strings/index.ts';
import type { Cuts } from './estimate-cells.ts';
import classes from './grid.module.css';

const said = strings.segments.grid;

/** What the server takes. */
const largest = 1e12;

export interface CutFieldsProps {
  readonly cuts: Cuts;
  readonly areOwn: boolean;
  readonly measure: string;
  readonly currency: string | null;
  readonly onMove: (cuts: Partial<Cuts>) => void;
  readonly onReset: () => void;
}

/** The cuts as numbers, for who knows them. */
export function CutFields({ cuts, areOwn, measure, currency, onMove, onReset }: CutFieldsProps) {
  // Rounded as it is written beside the cut: the field by itself rounds 94.455 the other way.
  const value = Number(cuts.value.toFixed(2));
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
      <NumberInput
        label={said.growthField}
        value={Math.round(cuts.growth * 1000) / 10}
        min={-100}
        max={1e6}
        decimalScale={1}
        clampBehavior="strict"
        hideControls
        onChange={(value) => {
          const growth = Math.round(Number(value) * 10) / 1000;
          if (typeof value === 'number' && growth !== Math.round(cuts.growth * 1000) / 1000)
            onMove({ growth });
        }}
      />
      <Button variant="default" disabled={areOwn} onClick={onReset}>
        {said.reset}
      </Button>
    </div>
  );
}
