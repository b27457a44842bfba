import { Cron } from 'croner';
import type { Schedule } from './schedule.ts';

/**
 * The first due time after an instant. A time of day that does not exist on a day, because clocks go forward, is the
 * first moment after the gap; of one that exists twice, because they go back, it is the first.
 */
export function nextDue(schedule: Schedule, after: Date): Date {
  const dues = patterns(schedule).map((pattern) => {
    const next = new Cron(pattern, { timezone: schedule.timeZone, paused: true }).nextRun(after);
    if (!next) throw new Error(`The schedule ${pattern} is never due again.`);
    return next;
  });
  return new Date(Math.min(...dues.map((due) => due.getTime())));
}

/** In the language of cron, which has no word for "the 30th, or the last day of a shorter month". */
function patterns({ every, weekday, dayOfMonth, at }: Schedule): readonly string[] {
  const [hour, minute] = at.split(':').map(Number);
  const time = `0 ${minute} ${hour}`;
  switch (every) {
    case 'day':
      return [`${time} * * *`];
    case 'week':
      return [`${time} * * ${weekday}`];
    case 'month':
      if (dayOfMonth === 31) return [`${time} L * *`];
      return dayOfMonth === 29 || dayOfMonth === 30
        ? [`${time} ${dayOfMonth} 1,3-12 *`, `${time} L 2 *`]
        : [`${time} ${dayOfMonth} * *`];
  }
}
