import { AttuneError } from '@attune/engine';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a monitoring system reads. Labels are patterns and states: never an id, a name or an address of anybody. */
export interface Metrics {
  observeRequest(request: { method: string; route: string; status: number; seconds: number }): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** The state of the work, read when somebody asks. */
export interface WorkState {
  readonly jobsByState: Readonly<Record<string, number>>;
  /** How long the latest finished analysis took. */
  readonly latestJobSeconds: number | undefined;
  /** Since the latest run was published. */
  readonly runAgeSeconds: number | undefined;
}

/** @param workState rejects while the store does not answer: then all else is told */
export function openMetrics(workState: () => Promise<WorkState>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'attune_' });
  const requests = new Histogram({
    name: 'attune_http_request_seconds',
    help: 'How long requests took, by the pattern of their route and the status of the reply.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  });
  new Gauge({
    name: 'attune_uptime_seconds',
    help: 'Since the server started.',
    registers,
    collect() {
      this.set(process.uptime());
    },
  });
  const storeUp = new Gauge({
    name: 'attune_store_up',
    help: 'Whether the store answers: 1 or 0. Where it does not, there are no numbers of jobs and runs.',
    registers,
  });
  const jobs = new Gauge({
    name: 'attune_jobs',
    help: 'The latest hundred analyses, by state.',
    labelNames: ['state'],
    registers,
  });
  const jobSeconds = new Gauge({
    name: 'attune_latest_job_seconds',
    help: 'How long the latest finished analysis took.',
    registers,
  });
  const runAge = new Gauge({
    name: 'attune_run_age_seconds',
    help: 'Since the latest run was published; absent before the first.',
    registers,
  });
  return {
    contentType: registry.contentType,
    observeRequest: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    text: async () => {
      const state = await workState().catch(unlessStoreIsAway);
      storeUp.set(state ? 1 : 0);
      jobs.reset();
      for (const [name, count] of Object.entries(state?.jobsByState ?? {})) jobs.set({ state: name }, count);
      setOrRemove(jobSeconds, state?.latestJobSeconds);
      setOrRemove(runAge, state?.runAgeSeconds);
      return registry.metrics();
    },
  };
}

function unlessStoreIsAway(error: unknown): undefined {
  if (error instanceof AttuneError && error.code === 'store-unavailable') return undefined;
  throw error;
}

/** A gauge without a value says nothing; one at 0 would say something wrong. */
function setOrRemove(gauge: Gauge, value: number | undefined): void {
  if (value === undefined) gauge.remove();
  else gauge.set(value);
}
