import type { Calendar } from './calendar.ts';
import type { DemoPart } from './demo-part.ts';
import type { Device } from './traces.ts';

/** `web-events.ndjson`: what the web shop's tracker sends, in the words of the Segment spec. */
export function webEventFile(calendar: Calendar): DemoPart {
  let events = 0;
  return {
    file: 'web-events.ndjson',
    head: '',
    rowsOf({ traces }) {
      const messages = traces!.device === undefined ? [] : messagesOf(traces!.device, calendar);
      events += messages.length;
      return messages.map((message) => `${JSON.stringify(message)}\n`).join('');
    },
    truth: () => ({ webEvents: { events } }),
  };
}

function messagesOf({ anonymousId, logins, day }: Device, calendar: Calendar): object[] {
  const at = (hour: number) => `${calendar.dates[day]!}T${String(hour).padStart(2, '0')}:00:00.000Z`;
  return [
    { type: 'page', anonymousId, messageId: `${anonymousId}-view`, timestamp: at(9), name: 'Home' },
    ...logins.map((userId, i) => ({
      type: 'identify',
      anonymousId,
      userId,
      messageId: `${anonymousId}-login-${i + 1}`,
      timestamp: at(10 + i),
      traits: {},
    })),
  ];
}
