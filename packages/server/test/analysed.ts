interface Job {
  readonly id: string;
  readonly state: string;
  readonly run: string | null;
}

/** Asks the API as somebody who may analyse, and throws where it refuses. */
export type Ask = <Reply>(method: string, path: string, body?: unknown) => Promise<Reply>;

/** Analyses all files of the workspace and waits for the end. @returns the id of the published run */
export async function analysed(ask: Ask, options: { readonly asOf?: string } = {}): Promise<string> {
  let { job } = await ask<{ job: Job }>('POST', '/api/jobs', options);
  while (job.state === 'waiting' || job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 100));
    ({ job } = await ask<{ job: Job }>('GET', `/api/jobs/${job.id}`));
  }
  if (job.state === 'published' && job.run !== null) return job.run;
  throw new Error(`The analysis ended as ${job.state}: ${JSON.stringify(job)}`);
}
