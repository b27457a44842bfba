import { defaultPlaybook, runAnalysis } from '@attune/engine';

/** Runs the main job on a folder: `node analyse.ts <data> <out> <memory> [warehouse]`. */
const [data, out, memory, warehouse] = process.argv.slice(2) as [string, string, string, string | undefined];
const start = performance.now();
const trace = process.env.ATTUNE_TRACE !== undefined;
await runAnalysis(
  {
    inputs: [data],
    playbook: { ...defaultPlaybook, limits: { ...defaultPlaybook.limits, memory } },
    asOf: '2026-06-30',
    out,
    ...(warehouse === undefined ? {} : { warehouse }),
  },
  trace
    ? { onProgress: ({ stage, text }) => console.error(Math.round(performance.now() - start), stage, text) }
    : {},
);
