import type { Job, Workspace } from '@attune/engine';
import type { Identities } from '../caller.ts';
import type { jobOperations } from '../contract/jobs.ts';
import type { HandlersOf } from '../http/handler.ts';
import { actorNames, type NameOf } from './actor-names.ts';
import { defined } from './defined.ts';

export function jobHandlers(
  { jobs, schedule }: Workspace,
  identities: Identities,
): HandlersOf<typeof jobOperations> {
  const one = async (job: Job) => ({ job: shown(job, await actorNames(identities)) });
  return {
    startJob: async ({ body, caller }) => one(await jobs.start({ ...defined(body), actor: caller.name })),
    listJobs: async ({ query }) => {
      const [{ jobs: found, total }, nameOf] = await Promise.all([jobs.list(query), actorNames(identities)]);
      return { jobs: found.map((job) => shown(job, nameOf)), total };
    },
    getJob: async ({ params }) => one(await jobs.get(params.job)),
    cancelJob: async ({ params, caller }) => one(await jobs.cancel(params.job, { actor: caller.name })),
    getSchedule: () => schedule.get(),
    saveSchedule: ({ body, caller }) => schedule.save({ schedule: body.schedule, actor: caller.name }),
  };
}

function shown({ startedBy, files, problem, ...job }: Job, nameOf: NameOf) {
  return {
    ...job,
    startedBy: startedBy === 'schedule' ? 'The schedule' : nameOf(startedBy),
    files: [...files],
    problem: problem && { ...problem, ...(problem.place && { place: { ...problem.place } }) },
  };
}
