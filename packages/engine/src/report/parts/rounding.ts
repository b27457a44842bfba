/** Money that is an estimate or an average, to the cent: halves away from nought, as the warehouse rounds. */
export const cents = (amount: number) => (Math.sign(amount) * Math.round(Math.abs(amount) * 100)) / 100 + 0;

/** Expected numbers of people and purchases, to the ten-thousandth. */
export const fourDigits = (value: number) => Number(value.toFixed(4));

/** Shares, to the millionth. */
export const sixDigits = (share: number) => Number(share.toFixed(6));
