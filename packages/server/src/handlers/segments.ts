import {
  AttuneError,
  checkRule,
  countGrid,
  countOverlap,
  gridDensity,
  type PublishedRun,
  ruleCatalogueOf,
  shareDensity,
  sharePeople,
  type Workspace,
} from '@attune/engine';
import type { Caller, Identities } from '../caller.ts';
import type { segmentOperations } from '../contract/segments.ts';
import type { HandlersOf } from '../http/handler.ts';
import { actorNames, type NameOf } from './actor-names.ts';
import { seesCustomers, sharedSummary, smallestCell } from './readers.ts';
import { type SavedRule, savedSegments } from './saved-segments.ts';

export function segmentHandlers(
  { runs, store }: Workspace,
  identities: Identities,
): HandlersOf<typeof segmentOperations> {
  const saved = savedSegments(store);
  return {
    getCatalogue: async ({ params }) => ruleCatalogueOf(await runs.open(params.run)),
    checkRule: async ({ params, body }) => checkRule(await runs.open(params.run), body.rule),
    countOverlap: async ({ params, body }) => countOverlap(await runs.open(params.run), body.a, body.b),
    countGrid: async ({ params, body }) => countGrid(await runs.open(params.run), body),
    getGridDensity: async ({ params, caller }) => {
      const run = await runs.open(params.run);
      const density = await gridDensity(run);
      return seesCustomers(caller) ? density : shareDensity(density, sharedSummary(run), smallestCell(run));
    },
    listSegments: async ({ caller }) => {
      const [segments, nameOf, run] = await Promise.all([
        saved.list(),
        actorNames(identities),
        latestRun(runs),
      ]);
      return {
        segments: await Promise.all(
          segments.map(async (segment) => ({
            ...shown(segment, nameOf),
            ...(typeof run === 'string'
              ? { customers: null, problem: run }
              : await sizeOf(segment, run, caller).catch(uncounted)),
          })),
        ),
      };
    },
    saveSegment: async ({ params: { name }, body: { label, rule, version }, caller }) => {
      const checked = await checkRule(await runs.open('latest'), rule);
      if (!checked.ok || checked.inWords === null)
        throw new AttuneError('rule-invalid', checked.problems[0]?.message ?? 'This rule cannot be read.', {
          remedy: checked.problems[0]?.suggestion ?? 'Put the rule right, then save it.',
          place: { field: checked.problems[0]?.path ?? 'rule' },
        });
      const segment = await saved.save(
        { name, label, rule, inWords: checked.inWords },
        { version, actor: caller.name },
      );
      return { segment: shown(segment, await actorNames(identities)) };
    },
    removeSegment: async ({ params: { name }, query: { version }, caller }) => {
      const removed = await saved.remove(name, { version, actor: caller.name });
      return { removed: name, version: removed.version };
    },
    segmentHistory: async ({ params: { name } }) => {
      const [versions, nameOf] = await Promise.all([saved.history(name), actorNames(identities)]);
      return { versions: versions.map((one) => ({ ...shown(one, nameOf), removed: one.removed })) };
    },
  };
}

function shown({ removed: _, savedBy, rule, ...segment }: SavedRule, nameOf: NameOf) {
  return { ...segment, rule: { ...rule }, savedBy: nameOf(savedBy) };
}

async function sizeOf({ rule }: SavedRule, run: PublishedRun, caller: Caller) {
  const { ok, customers, of, problems } = await checkRule(run, rule);
  return {
    customers:
      customers === null || seesCustomers(caller) ? customers : sharePeople(customers, of, smallestCell(run)),
    problem: ok ? null : (problems[0]?.message ?? 'Its rule can no longer be read.'),
  };
}

/** The latest run, or why nothing can be counted in it: segments themselves lie elsewhere, and are there. */
async function latestRun(runs: Workspace['runs']): Promise<PublishedRun | string> {
  try {
    return await runs.open('latest');
  } catch (error) {
    if (error instanceof AttuneError && error.code === 'no-run-yet') return 'Nothing is published yet.';
    return uncounted(error).problem;
  }
}

function uncounted(error: unknown) {
  if (
    error instanceof AttuneError &&
    (error.code === 'run-not-kept' || error.code === 'warehouse-unavailable')
  )
    return { customers: null, problem: error.message };
  throw error;
}
