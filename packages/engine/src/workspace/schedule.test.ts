import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openStore, type Store } from '../store/index.ts';
import { type Schedule, Scheduler } from './schedule.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-schedule-'));
afterAll(() => rmSync(folder, { recursive: true }));
let store: Store;
let stores = 0;
afterEach(() => store.close());

const daily: Schedule = { every: 'day', at: '06:00', timeZone: 'UTC' };

/** A scheduler whose clock the test sets, and what it did. */
async function begun(at: string) {
  let now = new Date(at);
  const clock = () => now;
  store = await openStore(join(folder, `s${++stores}.sqlite`), clock);
  const started: string[] = [];
  const notices: string[] = [];
  let idle: 'unchanged' | 'no-files' | undefined;
  const make = () =>
    new Scheduler({
      store,
      clock,
      notices: ({ text }) => notices.push(text),
      start: async () => {
        started.push(now.toISOString());
        return `job${started.length}`;
      },
      idleReason: async () => idle,
    });
  let scheduler = make();
  return {
    started,
    notices,
    get scheduler() {
      return scheduler;
    },
    async at(time: string) {
      now = new Date(time);
      await scheduler.tick();
    },
    idle(reason: typeof idle) {
      idle = reason;
    },
    /** As if the program had been ended, and started again at that time. */
    async restart(time: string) {
      now = new Date(time);
      scheduler = make();
      await scheduler.tick();
    },
  };
}

test('nothing is due without a schedule, nor before its time; each due time starts one analysis', async () => {
  const it = await begun('2026-07-01T05:00:00Z');
  await it.at('2026-07-03T06:00:00Z');
  expect(await it.scheduler.get()).toEqual({ schedule: null, next: null });
  expect(await it.scheduler.save({ schedule: daily, actor: 'ada' })).toEqual({
    schedule: daily,
    next: '2026-07-04T06:00:00.000Z',
  });
  await it.at('2026-07-04T05:59:59Z');
  expect(it.started).toEqual([]);
  await it.at('2026-07-04T06:00:00Z');
  await it.at('2026-07-04T06:00:15Z');
  expect(it.started).toEqual(['2026-07-04T06:00:00.000Z']);
  await it.at('2026-07-05T06:00:10Z');
  expect(it.started).toHaveLength(2);
  expect((await it.scheduler.get()).next).toBe('2026-07-06T06:00:00.000Z');
  expect(it.notices).toEqual([]);
  await it.scheduler.save({ schedule: null, actor: 'ada' });
  await it.at('2026-07-09T06:00:00Z');
  expect(it.started).toHaveLength(2);
  expect(
    (await store.audit.entries('schedule/analysis')).map(({ actor, action }) => [actor, action]),
  ).toEqual([
    ['ada', 'create'],
    ['schedule', 'start'],
    ['schedule', 'start'],
    ['ada', 'change'],
  ]);
});

test('what came due while the program was down happens once, and is said', async () => {
  const it = await begun('2026-07-01T05:00:00Z');
  await it.scheduler.save({ schedule: daily, actor: 'ada' });
  await it.restart('2026-07-09T12:00:00Z');
  await it.at('2026-07-09T12:00:15Z');
  expect(it.started).toEqual(['2026-07-09T12:00:00.000Z']);
  expect(it.notices).toEqual([
    'An analysis was due at 2026-07-01T06:00:00.000Z, when Attune was not running. It is made now.',
  ]);
  expect((await it.scheduler.get()).next).toBe('2026-07-10T06:00:00.000Z');
  await it.restart('2026-07-09T13:00:00Z');
  expect(it.started).toHaveLength(1);
});

test('where nothing has changed nothing is done, and that is said', async () => {
  const it = await begun('2026-07-01T05:00:00Z');
  await it.scheduler.save({ schedule: daily, actor: 'ada' });
  it.idle('unchanged');
  await it.at('2026-07-01T06:00:00Z');
  expect(it.started).toEqual([]);
  expect(it.notices).toEqual([
    'The scheduled analysis of 2026-07-01T06:00:00.000Z was skipped. Nothing has changed since the last published run.',
  ]);
  const [entry] = await store.audit.page({ limit: 1 });
  expect(entry).toMatchObject({ actor: 'schedule', action: 'skip', subject: 'schedule/analysis' });
  it.idle(undefined);
  await it.at('2026-07-02T06:00:00Z');
  expect(it.started).toHaveLength(1);
});

test('a clock that jumps back starts nothing twice', async () => {
  const it = await begun('2026-07-01T05:00:00Z');
  await it.scheduler.save({ schedule: daily, actor: 'ada' });
  await it.at('2026-07-01T06:00:05Z');
  await it.at('2026-07-01T05:00:05Z');
  await it.at('2026-07-01T06:00:05Z');
  expect(it.started).toHaveLength(1);
});

test('what makes no sense is refused, with the field', async () => {
  const it = await begun('2026-07-01T05:00:00Z');
  const refused = (schedule: Schedule, field: string) =>
    expect(it.scheduler.save({ schedule, actor: 'ada' })).rejects.toMatchObject({
      code: 'schedule-invalid',
      place: { field },
    });
  await refused({ ...daily, timeZone: 'Europe/Atlantis' }, 'timeZone');
  await refused({ ...daily, every: 'week' }, 'weekday');
  await refused({ ...daily, every: 'month' }, 'dayOfMonth');
  await refused({ ...daily, at: '24:00' }, 'at');
  expect(await it.scheduler.get()).toEqual({ schedule: null, next: null });
});
