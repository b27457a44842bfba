import { AttuneError } from '../errors/index.ts';
import { checkRule, type ExploredRun } from '../explore/index.ts';
import { sharePeople } from '../report/index.ts';
import type { Definition, Json, Store } from '../store/index.ts';

/** One version of a segment that somebody saved. */
export interface SegmentVersion {
  /** Its lasting name in addresses. */
  readonly name: string;
  readonly label: string;
  readonly rule: Readonly<Record<string, unknown>>;
  /** The rule as a sentence, as it read when it was saved. */
  readonly inWords: string;
  readonly version: number;
  /** ISO instant in UTC. */
  readonly savedAt: string;
  /** As the audit trail names them. */
  readonly savedBy: string;
  readonly removed: boolean;
}

interface SegmentSize {
  /** How many it finds in the latest run; null where that cannot be counted, or may not be told. */
  readonly customers: number | null;
  /** Why it cannot be counted. */
  readonly problem: string | null;
}

/** Who changes a segment, and which version they have before them: 0 for a new one. */
interface Change {
  readonly name: string;
  readonly version: number;
  readonly actor: string;
}

interface Runs {
  open(id: 'latest'): Promise<ExploredRun>;
}

export interface WorkspaceSegments {
  /** Those that are not put away, by name. */
  list(): Promise<readonly SegmentVersion[]>;
  /**
   * The same with their sizes in the latest run. One that cannot be counted says why.
   *
   * @param small whether a size is told that gives a small group of customers away
   */
  counted(small: 'told' | 'withheld'): Promise<readonly (SegmentVersion & SegmentSize)[]>;
  /**
   * Adds a version. Version 0 also brings back what was put away.
   *
   * @throws AttuneError `rule-invalid`, `edit-conflict` where it was changed since, `request-invalid` for a name that
   *   is not free, and what opening the latest run throws: its fields are those that a rule may speak of
   */
  save(change: Change & Pick<SegmentVersion, 'label' | 'rule'>): Promise<SegmentVersion>;
  /** Puts it away, which is a version too. @throws AttuneError `edit-conflict`, `not-found` */
  remove(change: Change): Promise<SegmentVersion>;
  /** All versions, the latest first. @throws AttuneError `not-found` */
  history(name: string): Promise<readonly SegmentVersion[]>;
}

/** Segments are rules that somebody keeps under a name. */
export function workspaceSegments({
  store: { definitions },
  runs,
}: {
  readonly store: Pick<Store, 'definitions'>;
  readonly runs: Runs;
}): WorkspaceSegments {
  const latest = async (name: string) => {
    const found = await definitions.latest('rule', name);
    return found && segmentVersion(found);
  };
  const write = async (segment: Omit<SegmentVersion, 'version' | 'savedAt'>, expected: number) => {
    const { name, ...body } = segment;
    const change = { kind: 'rule', name, body: body as Json, actor: segment.savedBy, expected } as const;
    return segmentVersion(await definitions.save(change));
  };
  const list = async () =>
    (await definitions.list('rule')).map(segmentVersion).filter(({ removed }) => !removed);

  return {
    list,

    async counted(small) {
      const [segments, run] = await Promise.all([list(), latestRun(runs)]);
      return Promise.all(
        segments.map(async (segment) => ({
          ...segment,
          ...('problem' in run ? run : await sizeOf(segment, run, small).catch(uncounted)),
        })),
      );
    },

    async save({ name, label, rule, version, actor }) {
      const { ok, inWords, problems } = await checkRule(await runs.open('latest'), rule);
      if (!ok || inWords === null) throw unreadable(problems[0]);
      if (reserved.includes(name)) throw notFree(name);
      const before = version === 0 ? await latest(name) : undefined;
      const expected = before?.removed ? before.version : version;
      return write({ name, label, rule, inWords, removed: false, savedBy: actor }, expected);
    },

    async remove({ name, version, actor }) {
      const before = await latest(name);
      if (!before || before.removed) throw unknown();
      const { label, rule, inWords } = before;
      return write({ name, label, rule, inWords, removed: true, savedBy: actor }, version);
    },

    async history(name) {
      const versions = await definitions.history('rule', name);
      if (versions.length === 0) throw unknown();
      return versions.map(segmentVersion).reverse();
    },
  };
}

function segmentVersion({ name, version, createdAt, body }: Definition): SegmentVersion {
  const kept = body as unknown as Omit<SegmentVersion, 'name' | 'version' | 'savedAt'>;
  return { ...kept, name, version, savedAt: createdAt };
}

async function sizeOf(
  { rule }: SegmentVersion,
  run: ExploredRun,
  small: 'told' | 'withheld',
): Promise<SegmentSize> {
  const { ok, customers, of, problems } = await checkRule(run, rule);
  const { smallestCell } = run.playbook.privacy;
  return {
    customers: customers === null || small === 'told' ? customers : sharePeople(customers, of, smallestCell),
    problem: ok ? null : (problems[0]?.message ?? 'Its rule can no longer be read.'),
  };
}

/** The latest run, or why nothing can be counted in it: segments themselves lie elsewhere, and are there. */
async function latestRun(runs: Runs): Promise<ExploredRun | SegmentSize> {
  try {
    return await runs.open('latest');
  } catch (error) {
    if (error instanceof AttuneError && error.code === 'no-run-yet')
      return { customers: null, problem: 'Nothing is published yet.' };
    return uncounted(error);
  }
}

function uncounted(error: unknown): SegmentSize {
  if (
    error instanceof AttuneError &&
    (error.code === 'run-not-kept' || error.code === 'warehouse-unavailable')
  )
    return { customers: null, problem: error.message };
  throw error;
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

function unreadable(
  problem: { readonly message: string; readonly suggestion?: string; readonly path: string } | undefined,
): AttuneError {
  return new AttuneError('rule-invalid', problem?.message ?? 'This rule cannot be read.', {
    remedy: problem?.suggestion ?? 'Put the rule right, then save it.',
    place: { field: problem?.path ?? 'rule' },
  });
}

function unknown(): AttuneError {
  return new AttuneError('not-found', 'There is no such segment.', {
    remedy: 'Look at the list of segments: it may have been put away.',
  });
}
