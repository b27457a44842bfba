import type { Calendar } from './calendar.ts';
import { decimalOf, numberOf } from './cents.ts';
import type { DemoPart } from './demo-part.ts';

/** `guest-orders.csv`: orders of people who did not log in. */
export function guestOrderFile(calendar: Calendar): DemoPart {
  let orders = 0;
  let cents = 0;
  return {
    file: 'guest-orders.csv',
    head: 'order_id,email,phone,ordered_at,amount,currency\n',
    rowsOf({ id, traces }) {
      return traces!.guestOrders
        .map((order, i) => {
          orders += 1;
          cents += order.cents;
          const at = `${calendar.dates[order.day]!}T12:00:00Z`;
          return `${guestOrderId(id, i)},${order.email},${order.phone},${at},${decimalOf(order.cents)},EUR\n`;
        })
        .join('');
    },
    truth: () => ({ guestOrders: { orders, revenue: numberOf(cents) } }),
  };
}

/** How the order of a customer, or of the stranger behind them, is called. */
export const guestOrderId = (customer: string, order: number) => `G${customer.slice(1)}-${order + 1}`;
