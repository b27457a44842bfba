import { integer, type Random, uniform } from '@attune/stats';
import type { Calendar } from './calendar.ts';
import { decimalOf, numberOf } from './cents.ts';
import type { DemoCustomer } from './demo-customer.ts';
import type { DemoPart } from './demo-part.ts';
import type { OrderLine } from './orders.ts';

/** Blemishes on purpose, as shares of the valid lines. */
const plantedBlemishes = { duplicateShare: 0.002, brokenShare: 0.001 } as const;

type Flaw = 'amount' | 'date' | 'customer';

const flaws = ['amount', 'date', 'customer'] as const satisfies readonly Flaw[];
const brokenAmounts = ['n/a', '12.3.4', '', 'EUR'] as const;
const brokenDates = ['2025-02-30T10:15:00Z', 'unknown', '', '2025-13-01T09:00:00Z'] as const;

const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));

/** `orders.csv`: the valid lines, some of them twice, and rows that no reader may accept. */
export function orderFile(calendar: Calendar, random: Random): DemoPart {
  const tally = {
    valid: 0,
    duplicates: 0,
    broken: { amount: 0, date: 0, customer: 0 } satisfies Record<Flaw, number>,
    orders: 0,
    returnLines: 0,
    zeroValueOrders: 0,
    revenueCents: 0,
  };
  const revenueByMonth = new Array<number>(calendar.months.length).fill(0);

  function count(line: OrderLine): void {
    tally.valid += 1;
    if (line.line === 1) {
      tally.orders += 1;
      // Given away is always the whole order, so its first line tells.
      if (line.amountCents === 0) tally.zeroValueOrders += 1;
    }
    if (line.quantity < 0) tally.returnLines += 1;
    tally.revenueCents += line.amountCents;
    revenueByMonth[calendar.monthOfDay[line.day]!]! += line.amountCents;
  }

  return {
    file: 'orders.csv',
    head: 'order_id,line,customer_id,ordered_at,product_id,quantity,amount,discount,channel,currency\n',
    rowsOf(customer) {
      let rows = '';
      for (const line of customer.lines) {
        const row = rowOf(line, customer, calendar);
        rows += row;
        count(line);
        const mark = uniform(random);
        if (mark < plantedBlemishes.duplicateShare) {
          rows += row;
          tally.duplicates += 1;
        } else if (mark < plantedBlemishes.duplicateShare + plantedBlemishes.brokenShare) {
          const flaw = flaws[integer(random, 0, flaws.length - 1)]!;
          rows += brokenRow(line, customer, calendar, flaw, random);
          tally.broken[flaw] += 1;
        }
      }
      return rows;
    },
    truth() {
      const broken = tally.broken.amount + tally.broken.date + tally.broken.customer;
      return {
        orders: {
          planted: plantedBlemishes,
          rows: tally.valid + tally.duplicates + broken,
          valid: tally.valid,
          duplicates: tally.duplicates,
          broken: { total: broken, ...tally.broken },
          orders: tally.orders,
          returnLines: tally.returnLines,
          zeroValueOrders: tally.zeroValueOrders,
          revenue: numberOf(tally.revenueCents),
          revenueByMonth: calendar.months.map((month, index) => ({
            month,
            revenue: numberOf(revenueByMonth[index]!),
          })),
        },
      };
    },
  };
}

function rowOf(line: OrderLine, customer: DemoCustomer, calendar: Calendar): string {
  return row('O', line, customer.id, timeOf(line, calendar), decimalOf(line.amountCents));
}

/** A line of an order of its own, so that it is broken and nothing else, with one field spoiled. */
function brokenRow(
  line: OrderLine,
  customer: DemoCustomer,
  calendar: Calendar,
  flaw: Flaw,
  random: Random,
): string {
  const anyOf = (texts: readonly string[]) => texts[integer(random, 0, texts.length - 1)]!;
  return row(
    'X',
    line,
    flaw === 'customer' ? '' : customer.id,
    flaw === 'date' ? anyOf(brokenDates) : timeOf(line, calendar),
    flaw === 'amount' ? anyOf(brokenAmounts) : decimalOf(line.amountCents),
  );
}

function row(series: 'O' | 'X', line: OrderLine, customer: string, at: string, amount: string): string {
  const order = String(1_000_000_000 + line.order).slice(1);
  const discount = line.discountCents === 0 ? '0.00' : decimalOf(line.discountCents);
  return `${series}${order},${line.line},${customer},${at},${line.product.id},${line.quantity},${amount},${discount},${line.channel},EUR\n`;
}

function timeOf(line: OrderLine, calendar: Calendar): string {
  const seconds = line.secondOfDay;
  const hour = twoDigits[Math.floor(seconds / 3600)]!;
  const minute = twoDigits[Math.floor(seconds / 60) % 60]!;
  return `${calendar.dates[line.day]}T${hour}:${minute}:${twoDigits[seconds % 60]}Z`;
}
