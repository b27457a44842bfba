import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { defaultPlaybook, generateDemo, type Progress, runAnalysis } from '@attune/engine';

/**
 * `node bench/incremental.ts [--lines 5,20]`: a run of which 99 % of the lines were read before and 1 % are new, against a
 * run that reads all of them, both in processes of their own. Machines are shared, so the result is the ratio.
 */
const here = import.meta.dirname;
const local = join(here, 'results', 'local');
const memory = '3GB';
const linesPerCustomer = 21.73;
const asOf = '2026-06-30';
/** The made-up orders are spread over three years: so many of the last days hold one in a hundred lines. */
const firstNewDay = '2026-06-22';

type Stages = Partial<Record<Progress['stage'], number>>;

if (process.argv[2] === '--run') {
  const [, , , out, kept, ...inputs] = process.argv as [string, string, string, string, string, ...string[]];
  const stages: Stages = {};
  let since = performance.now();
  let stage: Progress['stage'] = 'reading';
  const pass = (next: Progress['stage']) => {
    stages[stage] = (stages[stage] ?? 0) + (performance.now() - since) / 1000;
    since = performance.now();
    stage = next;
  };
  await runAnalysis(
    {
      inputs,
      playbook: { ...defaultPlaybook, limits: { ...defaultPlaybook.limits, memory } },
      asOf,
      out,
      ...(kept === '' ? {} : { kept }),
    },
    { onProgress: (progress) => pass(progress.stage) },
  );
  pass('writing');
  const cpu = process.cpuUsage();
  console.log(JSON.stringify({ stages, cpuSeconds: (cpu.user + cpu.system) / 1e6 }));
} else await bench();

interface Measured {
  readonly seconds: number;
  /** Of all cores together: less disturbed by what else the machine does. */
  readonly cpuSeconds: number;
  readonly stages: Stages;
}

async function measure(inputs: readonly string[], kept: string): Promise<Measured> {
  const start = performance.now();
  const out = join(local, 'incremental-out');
  await rm(out, { recursive: true, force: true });
  const child = spawn(process.execPath, [import.meta.filename, '--run', out, kept, ...inputs], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`The run ended with ${code}.`);
  const { stages, cpuSeconds } = JSON.parse(text) as Pick<Measured, 'stages' | 'cpuSeconds'>;
  const round = (seconds: number) => Number(seconds.toFixed(1));
  return {
    seconds: round((performance.now() - start) / 1000),
    cpuSeconds: round(cpuSeconds),
    stages: Object.fromEntries(Object.entries(stages).map(([name, seconds]) => [name, round(seconds)])),
  };
}

/** The files of so many million lines, the orders of the last days in a file of their own. */
async function data(millions: number) {
  const whole = join(local, `data-${millions}m`);
  if (!existsSync(join(whole, 'orders.csv'))) {
    await mkdir(whole, { recursive: true });
    await generateDemo({ customers: Math.round((millions * 1e6) / linesPerCustomer), seed: 7, out: whole });
  }
  const folder = join(local, 'incremental-data');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const name of ['customers.csv', 'products.csv', 'consents.csv'])
    cpSync(join(whole, name), join(folder, name));
  const [before, fresh] = ['orders-1.csv', 'orders-2.csv'].map((name) =>
    createWriteStream(join(folder, name)),
  );
  const counts = { before: 0, new: 0 };
  let isHeader = true;
  for await (const line of createInterface({ input: createReadStream(join(whole, 'orders.csv')) })) {
    const isNew = !isHeader && (line.split(',', 4)[3] ?? '') >= firstNewDay && line.includes(',2026-');
    for (const file of isHeader ? [before!, fresh!] : [isNew ? fresh! : before!])
      if (!file.write(`${line}\n`)) await once(file, 'drain');
    if (!isHeader) counts[isNew ? 'new' : 'before'] += 1;
    isHeader = false;
  }
  for (const file of [before!, fresh!]) await once(file.end(), 'finish');
  const others = ['customers.csv', 'products.csv', 'consents.csv'].map((name) => join(folder, name));
  return {
    folder,
    counts,
    old: [...others, join(folder, 'orders-1.csv')],
    all: [...others, join(folder, 'orders-1.csv'), join(folder, 'orders-2.csv')],
  };
}

async function bench(): Promise<void> {
  const at = process.argv.indexOf('--lines');
  const sizes = (at < 0 ? '5,20' : process.argv[at + 1]!).split(',').map(Number);
  const rows = [];
  for (const millions of sizes) {
    const { folder, counts, old, all } = await data(millions);
    // What was written this moment is not yet known by its time.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const kept = join(local, 'incremental-kept');
    await rm(kept, { recursive: true, force: true });
    const first = await measure(old, kept);
    const incremental = await measure(all, kept);
    const full = await measure(all, '');
    const ratio = (part: number, whole: number) => Number((part / whole).toFixed(2));
    const reading = ({ stages }: Measured) => (stages.reading ?? 0) + (stages.customers ?? 0);
    rows.push({
      millionLines: millions,
      lines: counts,
      full,
      incremental,
      /** The run before, which keeps for the first time what it reads. */
      first,
      ratio: ratio(incremental.seconds, full.seconds),
      cpuRatio: ratio(incremental.cpuSeconds, full.cpuSeconds),
      /** Of reading and the single view alone: what grows with the lines and is not asked of every customer anew. */
      ratioOfReading: ratio(reading(incremental), reading(full)),
    });
    console.log(JSON.stringify(rows.at(-1)));
    for (const path of [folder, kept, join(local, 'incremental-out')])
      await rm(path, { recursive: true, force: true });
  }
  const machine = {
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  await writeFile(
    join(here, 'results', 'incremental.json'),
    `${JSON.stringify({ machine, memory, rows }, null, 2)}\n`,
  );
}
