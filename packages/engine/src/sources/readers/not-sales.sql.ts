import { ident, raw, sql } from '../../warehouse/index.ts';
import type { Table } from '../files/table.ts';
import { normalisedHeader } from '../recognise/header-name.ts';
import type { Check } from '../values/column-types.sql.ts';
import { setAside } from '../values/faults.ts';

const statusHeaders =
  /^((order|payment|financial|transaction)_)?status$|^(bestell|auftrags|zahlungs)status$|^statut$/;
const testHeaders = /^(is_)?test_?order$|^is_test$|^testbestellung$/;

const cancelled = `cancelled canceled storniert annulliert annule annulé annulée cancelado cancelada annullato annullata
  geannuleerd void voided`;
const failed = 'failed declined payment_failed fehlgeschlagen refusé rechazado rifiutato mislukt';
const yes = 'true t yes y 1 ja oui si sí';

/**
 * Rows of an order table that are no sale by their own word: cancelled, not paid because the payment failed, or made
 * to try the shop. Only words that mean nothing else count; a row that takes money back stays, whatever it is called.
 */
export function notSales(table: Table): Check[] {
  return table.headers.flatMap((header, i) => {
    const name = normalisedHeader(header);
    const value = sql`trim(${ident(`c${i}`)})`;
    const isAmong = (words: string) =>
      sql`(coalesce(lower(${value}) in (${raw(quoted(words))}), false) and coalesce(${ident('number of amount')} >= 0, true))`;
    if (statusHeaders.test(name))
      return [
        {
          fault: setAside('order-cancelled', 'The order was cancelled.', header),
          holds: isAmong(cancelled),
          value,
        },
        {
          fault: setAside('payment-failed', 'The payment did not go through.', header),
          holds: isAmong(failed),
          value,
        },
      ];
    if (testHeaders.test(name))
      return [
        {
          fault: setAside('test-order', 'The order was made to try the shop.', header),
          holds: isAmong(yes),
          value,
        },
      ];
    return [];
  });
}

function quoted(words: string): string {
  return words
    .split(/\s+/)
    .map((word) => `'${word}'`)
    .join(', ');
}
