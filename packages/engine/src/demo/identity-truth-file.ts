import type { DemoPart } from './demo-part.ts';
import { guestOrderId } from './guest-order-file.ts';
import { type Expected, plantedTraces } from './traces.ts';

/** `truth/identities.csv`: whose each order of a guest and each device is, and whether the files tell it. */
export function identityTruthFile(): DemoPart {
  const records: Record<Expected, number> = { same: 0, apart: 0 };
  const row = (file: string, record: string, person: string, expected: Expected) => {
    records[expected] += 1;
    return `${file},${record},${person},${expected}\n`;
  };
  return {
    file: 'truth/identities.csv',
    head: 'file,record,person,expected\n',
    rowsOf({ id, traces }) {
      const { guestOrders, device } = traces!;
      const orders = guestOrders.map(({ person, expected }, i) =>
        row('guest-orders.csv', guestOrderId(id, i), person, expected),
      );
      const devices = device
        ? [row('web-events.ndjson', device.anonymousId, device.person, device.expected)]
        : [];
      return [...orders, ...devices].join('');
    },
    truth: () => ({ identities: { planted: plantedTraces, ...records } }),
  };
}
