import { NumberInput } from '@mantine/core';

/** What the server takes. */
const largest = 1e12;

export interface MoneyFieldProps {
  readonly label: string;
  readonly amount: number;
  readonly onType: (amount: number) => void;
}

/** An amount of money of at least nothing; what is typed is told when it differs from what stands. */
export function MoneyField({ label, amount, onType }: MoneyFieldProps) {
  // Rounded as it is written beside the cut: the field by itself rounds 94.455 the other way.
  const shown = Number(amount.toFixed(2));
  return (
    <NumberInput
      label={label}
      value={shown}
      min={0}
      max={largest}
      decimalScale={2}
      thousandSeparator=","
      clampBehavior="strict"
      hideControls
      onChange={(typed) => typeof typed === 'number' && typed !== shown && onType(typed)}
    />
  );
}
