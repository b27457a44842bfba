import {
  checkRule,
  countGrid,
  countOverlap,
  gridDensity,
  ruleCatalogueOf,
  type SegmentVersion,
  shareDensity,
  type Workspace,
} from '@attune/engine';
import type { Identities } from '../caller.ts';
import type { segmentOperations } from '../contract/segments.ts';
import type { HandlersOf } from '../http/handler.ts';
import { actorNames, type NameOf } from './actor-names.ts';
import { seesCustomers, sharedSummary, smallestCell } from './readers.ts';

export function segmentHandlers(
  { runs, segments }: Workspace,
  identities: Identities,
): HandlersOf<typeof segmentOperations> {
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
      const [counted, nameOf] = await Promise.all([
        segments.counted(seesCustomers(caller) ? 'told' : 'withheld'),
        actorNames(identities),
      ]);
      return { segments: counted.map((segment) => shown(segment, nameOf)) };
    },
    saveSegment: async ({ params, body, caller }) => {
      const segment = await segments.save({ ...params, ...body, actor: caller.name });
      return { segment: shown(segment, await actorNames(identities)) };
    },
    removeSegment: async ({ params: { name }, query: { version }, caller }) => {
      const removed = await segments.remove({ name, version, actor: caller.name });
      return { removed: name, version: removed.version };
    },
    segmentHistory: async ({ params: { name } }) => {
      const [versions, nameOf] = await Promise.all([segments.history(name), actorNames(identities)]);
      return { versions: versions.map((one) => ({ ...shown(one, nameOf), removed: one.removed })) };
    },
  };
}

function shown<T extends SegmentVersion>({ removed: _, savedBy, rule, ...segment }: T, nameOf: NameOf) {
  return { ...segment, rule: { ...rule }, savedBy: nameOf(savedBy) };
}
