/** ISO 4217 codes, in use and withdrawn. Three letters beside an amount that are none of them are no money: `13 pcs`. */
export const currencyCodes: readonly string[] = Intl.supportedValuesOf('currency');
