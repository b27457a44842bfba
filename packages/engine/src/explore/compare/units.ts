const perUnit = 10_000;

/** Money as whole ten-thousandths, which add up exactly. */
export const inUnits = (amount: number) => Math.round(amount * perUnit);

/** And back. Nought is never −0. */
export const fromUnits = (units: number) => (units === 0 ? 0 : units / perUnit);
