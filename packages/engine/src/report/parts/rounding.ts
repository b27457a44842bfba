/** Money that is an estimate or an average, to the cent: halves away from nought, as the warehouse rounds. */
export const cents = (amount: number) => (Math.sign(amount) * Math.round(Math.abs(amount) * 100)) / 100 + 0;

/** Shares, to the millionth. */
export const sixDigits = (share: number) => Number(share.toFixed(6));
