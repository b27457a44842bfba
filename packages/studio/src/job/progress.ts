import type { Job } from '@attune/client';
import { useRef } from 'react';
import { strings } from '../strings/index.ts';

type Stage = NonNullable<Job['progress']>['stage'];

/** Where each stage begins, as a share of the whole time: measured on a shop of 27,000 orders, and much the same on larger ones. */
const begins = {
  reading: 0,
  customers: 0.5,
  segments: 0.55,
  report: 0.68,
  writing: 0.76,
} as const satisfies Record<Stage, number>;

export const stages = Object.keys(begins) as readonly Stage[];

/** What an analysis is doing, in words; `isNext` where no other one is before it. */
export function stageOf({ state, progress }: Pick<Job, 'state' | 'progress'>, isNext = false): string {
  if (state === 'waiting') return isNext ? strings.job.starting : strings.job.waiting;
  return progress ? strings.job.stages[progress.stage] : strings.job.starting;
}

/** How far an analysis is, from 0 to 1. */
export function shareOf({ state, progress }: Pick<Job, 'state' | 'progress'>): number {
  if (state === 'published') return 1;
  if (!progress) return 0;
  const index = stages.indexOf(progress.stage);
  const next = stages[index + 1];
  const [from, to] = [begins[progress.stage], next === undefined ? 1 : begins[next]];
  return from + (to - from) * (progress.share ?? 0);
}

/** The same, but never back: some files are read twice. */
export function useShare(job: Job): number {
  const furthest = useRef({ id: job.id, share: 0 });
  const before = furthest.current.id === job.id ? furthest.current.share : 0;
  furthest.current = { id: job.id, share: Math.max(before, shareOf(job)) };
  return furthest.current.share;
}
