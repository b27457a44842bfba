import { AttuneError, type Store } from '@attune/engine';

type Definition = NonNullable<Awaited<ReturnType<Store['definitions']['latest']>>>;
type Json = Definition['body'];

/** One version of a segment that somebody saved. */
export interface SavedRule {
  /** Its lasting name in addresses. */
  readonly name: string;
  readonly label: string;
  readonly rule: Readonly<Record<string, unknown>>;
  /** The rule as a sentence, as it read when it was saved. */
  readonly inWords: string;
  readonly version: number;
  readonly savedAt: string;
  /** As the audit trail names them. */
  readonly savedBy: string;
  readonly removed: boolean;
}

/** What somebody changes, and on which version it rests. */
interface Change {
  readonly version: number;
  readonly actor: string;
}

export interface SavedSegments {
  /** Those that are not put away, by name. */
  list(): Promise<readonly SavedRule[]>;
  /** @throws AttuneError `edit-conflict` where it was changed since; `request-invalid` for a name that is not free */
  save(segment: Pick<SavedRule, 'name' | 'label' | 'rule' | 'inWords'>, change: Change): Promise<SavedRule>;
  /** @throws AttuneError `edit-conflict`, `not-found` */
  remove(name: string, change: Change): Promise<SavedRule>;
  /** The latest first. @throws AttuneError `not-found` */
  history(name: string): Promise<readonly SavedRule[]>;
}

/** Segments are rules that somebody keeps under a name: every version stays, and putting one away is a version too. */
export function savedSegments({ definitions }: Store): SavedSegments {
  // Between looking at the version and writing the next one nobody else may write.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  const latest = async (name: string) => {
    const found = await definitions.latest('rule', name);
    return found && savedRule(found);
  };
  const write = async (segment: Omit<SavedRule, 'version' | 'savedAt'>) => {
    const { name, ...body } = segment;
    return savedRule(
      await definitions.save({ kind: 'rule', name, body: body as Json, actor: segment.savedBy }),
    );
  };

  return {
    list: async () => (await definitions.list('rule')).map(savedRule).filter(({ removed }) => !removed),

    save: (segment, { version, actor }) =>
      inTurn(async () => {
        if (reserved.includes(segment.name)) throw notFree(segment.name);
        const before = await latest(segment.name);
        const isNewAgain = version === 0 && before?.removed === true;
        if (version !== (before?.version ?? 0) && !isNewAgain) throw conflict(segment.name);
        return write({ ...segment, removed: false, savedBy: actor });
      }),

    remove: (name, { version, actor }) =>
      inTurn(async () => {
        const before = await latest(name);
        if (!before || before.removed) throw unknown();
        if (version !== before.version) throw conflict(name);
        const { label, rule, inWords } = before;
        return write({ name, label, rule, inWords, removed: true, savedBy: actor });
      }),

    async history(name) {
      const versions = await definitions.history('rule', name);
      if (versions.length === 0) throw unknown();
      return versions.map(savedRule).reverse();
    },
  };
}

function savedRule({ name, version, createdAt, body }: Definition): SavedRule {
  const kept = body as unknown as Omit<SavedRule, 'name' | 'version' | 'savedAt'>;
  return { ...kept, name, version, savedAt: createdAt };
}

/** Addresses of the studio beside those of the segments: `/segments/rules/new`. */
const reserved: readonly string[] = ['new'];

function notFree(name: string): AttuneError {
  return new AttuneError(
    'request-invalid',
    `A segment cannot be named "${name}": the studio needs that address.`,
    {
      remedy: 'Choose another name; the label may be any text.',
      place: { field: 'name' },
    },
  );
}

function conflict(name: string): AttuneError {
  return new AttuneError('edit-conflict', 'Somebody has changed this segment since you opened it.', {
    remedy: 'Open it again, look at what changed, and make your change there.',
    place: { field: name },
  });
}

function unknown(): AttuneError {
  return new AttuneError('not-found', 'There is no such segment.', {
    remedy: 'Look at the list of segments: it may have been put away.',
  });
}
