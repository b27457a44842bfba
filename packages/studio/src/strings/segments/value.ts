/** Who brings the money: tenths and concentration. */
export const value = {
  title: 'Value',
  purpose:
    'Here stands who brings the money: each tenth of the customers, and how much depends on the first.',
  tenth: (place: number) => (place === 1 ? 'Highest tenth' : `Tenth ${place}`),
  tenths: 'Tenth',
  share: 'Share',
  lowest: 'Lowest',
  highest: 'Highest',
  half: (share: string, measure: string) => `Half of these customers bring ${share} of ${measure}`,
  nothing: 'Nothing',
  marked: (customers: string, measure: string, noun: string) =>
    [`${customers} of customers`, `${measure} of ${noun}`] as const,
  shareOfCustomers: 'Share of customers',
  shareOf: (measure: string) => `Share of ${measure}`,
  brings: 'Brings',
  upToCustomers: 'Customers up to here',
  upTo: (measure: string) => `Share of ${measure} up to here`,
  invitation:
    'Choose a tenth in either picture: it stands out in both, and its customers can be opened here. Hold Shift to choose several.',
} as const;
