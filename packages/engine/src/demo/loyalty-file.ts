import type { DemoPart } from './demo-part.ts';

/** `loyalty.csv`: ids beside e-mail addresses and phones, as somebody typed them in the shop. */
export function loyaltyFile(): DemoPart {
  let rows = 0;
  return {
    file: 'loyalty.csv',
    head: 'customer_id,email,phone\n',
    rowsOf({ traces }) {
      rows += traces!.loyalty.length;
      return traces!.loyalty.map(({ id, email, phone }) => `${id},${email},${phone}\n`).join('');
    },
    truth: () => ({ loyalty: { rows } }),
  };
}
