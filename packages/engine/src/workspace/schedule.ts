import { AttuneError } from '../errors/index.ts';
import type { Clock, Json, Store } from '../store/index.ts';
import { nextDue } from './next-due.ts';
import type { Notices } from './notice.ts';

/** When analyses start by themselves. */
export interface Schedule {
  readonly every: 'day' | 'week' | 'month';
  /** 1 is Monday; with `week`. */
  readonly weekday?: number | undefined;
  /** With `month`; in a shorter month its last day. */
  readonly dayOfMonth?: number | undefined;
  /** `06:30`. */
  readonly at: string;
  /** IANA name. */
  readonly timeZone: string;
}

export interface WorkspaceSchedule {
  /** `next`: ISO instant in UTC. */
  get(): Promise<{ readonly schedule: Schedule | null; readonly next: string | null }>;
  /**
   * Sets the schedule, or removes it with null.
   *
   * @throws AttuneError `schedule-invalid`
   */
  save(change: {
    readonly schedule: Schedule | null;
    readonly actor: string;
  }): Promise<{ readonly schedule: Schedule | null; readonly next: string | null }>;
}

interface Surroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly notices: Notices;
  /** Starts an analysis, and says which. */
  readonly start: () => Promise<string>;
  /** Why there is nothing to do, if so. */
  readonly idleReason: () => Promise<'unchanged' | 'no-files' | undefined>;
}

const definition = { kind: 'schedule', name: 'analysis' } as const;
const subject = 'schedule/analysis';
const actor = 'schedule';

const sentences = {
  unchanged: 'Nothing has changed since the last published run.',
  'no-files': 'There is no file to analyse.',
} as const;

/**
 * Starts analyses when they are due. `tick` looks whether one is; whoever owns this calls it every now and then. What
 * came due while nobody called happens once, with the next call.
 */
export class Scheduler implements WorkspaceSchedule {
  readonly #with: Surroundings;
  readonly #since: Date;
  #looking: Promise<void> = Promise.resolve();

  constructor(surroundings: Surroundings) {
    this.#with = surroundings;
    this.#since = surroundings.clock();
  }

  async get() {
    const saved = await this.#saved();
    const next = saved && nextDue(saved.schedule, await this.#handledUntil(saved.at));
    return { schedule: saved?.schedule ?? null, next: next?.toISOString() ?? null };
  }

  async save(change: { readonly schedule: Schedule | null; readonly actor: string }) {
    if (change.schedule) requireSensible(change.schedule);
    const body = change.schedule && { ...change.schedule };
    await this.#with.store.definitions.save({ ...definition, body: body as Json, actor: change.actor });
    return this.get();
  }

  /** Handles what is due; never rejects. */
  tick(): Promise<void> {
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error: unknown) =>
        this.#with.notices({ text: 'A scheduled analysis was not started.', error }),
      );
    return this.#looking;
  }

  /** Resolves when no look is under way. */
  settled(): Promise<void> {
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { store, clock, notices } = this.#with;
    const saved = await this.#saved();
    if (!saved) return;
    const next = nextDue(saved.schedule, await this.#handledUntil(saved.at));
    if (next > clock()) return;
    const due = next.toISOString();
    const idle = await this.#with.idleReason();
    if (idle !== undefined) {
      await store.scheduleDues.note({ due, outcome: idle });
      await store.audit.record({ actor, action: 'skip', subject, after: { due, reason: sentences[idle] } });
      notices({ text: `The scheduled analysis of ${due} was skipped. ${sentences[idle]}` });
      return;
    }
    const late = next < this.#since;
    const job = await this.#with.start();
    await store.scheduleDues.note({ due, outcome: 'started', job });
    await store.audit.record({ actor, action: 'start', subject, after: { due, analysis: job, late } });
    if (late)
      notices({ text: `An analysis was due at ${due}, when Attune was not running. It is made now.` });
  }

  async #saved(): Promise<{ readonly schedule: Schedule; readonly at: Date } | undefined> {
    const saved = await this.#with.store.definitions.latest(definition.kind, definition.name);
    if (!saved || saved.body === null) return undefined;
    return { schedule: saved.body as unknown as Schedule, at: new Date(saved.createdAt) };
  }

  /** What was due until then has been seen to. */
  async #handledUntil(saved: Date): Promise<Date> {
    const last = await this.#with.store.scheduleDues.last();
    if (!last) return saved;
    return new Date(Math.max(saved.getTime(), Date.parse(last.due), Date.parse(last.handledAt)));
  }
}

function requireSensible({ every, weekday, dayOfMonth, timeZone, at }: Schedule): void {
  const wrong = (message: string, remedy: string, field: string) => {
    throw new AttuneError('schedule-invalid', message, { remedy, place: { field } });
  };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) wrong('The time of day is none.', 'Write it as 06:30.', 'at');
  if (every === 'week' && weekday === undefined)
    wrong(
      'A weekly schedule needs its day of the week.',
      'Choose one, 1 for Monday to 7 for Sunday.',
      'weekday',
    );
  if (every === 'month' && dayOfMonth === undefined)
    wrong('A monthly schedule needs its day of the month.', 'Choose one, 1 to 31.', 'dayOfMonth');
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    wrong('There is no such time zone.', 'Choose an IANA name, such as Europe/Berlin.', 'timeZone');
  }
}
