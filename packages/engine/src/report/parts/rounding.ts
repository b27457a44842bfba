/** Money that is an estimate or an average, to the cent. */
export const cents = (amount: number) => Number(amount.toFixed(2));

/** Shares, to the millionth. */
export const sixDigits = (share: number) => Number(share.toFixed(6));
