import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { generateDemo } from '@attune/engine';
import { DuckDBInstance } from '@duckdb/node-api';

/**
 * `node bench/memory.ts [--gigabytes 10] [--memory 1GB] [--keep]`: `attune analyze --memory` on one CSV file that is larger
 * than that by far, its time and the most memory that all its processes held at one moment (Linux). The file is the
 * made-up retailer of 20 million lines written several times over, with other orders each time and three times as many
 * customers, whose earlier years the later copies are. It is removed at the end, unless it is to be kept.
 */
const here = import.meta.dirname;
const local = join(here, 'results', 'local');
const option = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1]!;
};
const gigabytes = Number(option('gigabytes', '10'));
const memory = option('memory', '1GB');
const linesPerCustomer = 21.73;
const sampleMs = 200;

async function base(): Promise<string> {
  const folder = join(local, 'data-20m');
  if (!existsSync(join(folder, 'orders.csv'))) {
    await mkdir(folder, { recursive: true });
    await generateDemo({ customers: Math.round(20e6 / linesPerCustomer), seed: 7, out: folder });
  }
  return join(folder, 'orders.csv');
}

/** Writes the file of that size, and says how many lines it has. */
async function largeFile(path: string): Promise<void> {
  const from = await base();
  const copies = Math.ceil((gigabytes * 1e9) / statSync(from).size);
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB', threads: '2' });
  const connection = await instance.connect();
  const parts = Array.from({ length: copies }, (_, k) => {
    const who = `'${'CDE'[k % 3]}' || substr(customer_id, 2)`;
    const when = `coalesce(cast(try_cast(left(ordered_at, 4) as integer) - ${3 * Math.floor(k / 3)} as varchar), left(ordered_at, 4)) || substr(ordered_at, 5)`;
    return `select * replace ('${'OPQRSTUVWXYZ'[k]}' || substr(order_id, 2) as order_id, ${who} as customer_id, ${when} as ordered_at)
      from read_csv('${from}', all_varchar = true, header = true, ignore_errors = true)`;
  });
  await connection.run('set preserve_insertion_order = false');
  await connection.run(`copy (${parts.join(' union all ')}) to '${path}.part' (format csv, header true)`);
  connection.closeSync();
  instance.closeSync();
  await rename(`${path}.part`, path);
}

/** Memory of a process and all that it has started, in bytes; what several of them share counts once. */
function memoryOf(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)))
    parents.set(Number(name), numberIn(`/proc/${name}/status`, /^PPid:\s+(\d+)/m));
  const isOurs = (pid: number): boolean => pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  return [...parents.keys()]
    .filter(isOurs)
    .reduce((sum, pid) => sum + numberIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m) * 1024, 0);
}

function numberIn(path: string, pattern: RegExp): number {
  try {
    return Number(pattern.exec(readFileSync(path, 'utf8'))?.[1] ?? 0);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}

const folder = join(local, 'large');
const file = join(folder, 'orders.csv');
await mkdir(folder, { recursive: true });
if (!existsSync(file)) await largeFile(file);
if (!process.argv.includes('--only-data')) {
  const out = join(local, 'large-out');
  await rm(out, { recursive: true, force: true });
  const command = join(here, '..', 'packages', 'cli', 'bin', 'attune.js');
  const start = performance.now();
  const child = spawn(process.execPath, [command, 'analyze', file, '--memory', memory, '--out', out], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let peak = 0;
  let stage = '';
  const peaks = new Map<string, { seconds: number; peakMegabytes: number }>();
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text);
    const [, began] = /^(.+) \.\.\.$/m.exec(text) ?? [];
    if (began !== undefined) stage = began;
  });
  const watch = setInterval(() => {
    const now = memoryOf(child.pid!);
    peak = Math.max(peak, now);
    const before = peaks.get(stage)?.peakMegabytes ?? 0;
    peaks.set(stage, {
      seconds: Math.round((performance.now() - start) / 1000),
      peakMegabytes: Math.max(before, megabytes(now)),
    });
  }, sampleMs);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`attune analyze ended with ${code}.`);
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
  const report = {
    machine: { cores: cpus().length, gigabytes: Math.round(totalmem() / 2 ** 30), node: process.version },
    file: {
      gigabytes: Number((statSync(file).size / 1e9).toFixed(2)),
      rows: summary.rows,
      customers: summary.customers,
    },
    memory,
    seconds: Math.round((performance.now() - start) / 1000),
    peakMegabytes: megabytes(peak),
    /** When each stage had ended, in seconds from the start, and the most memory in it. */
    stages: Object.fromEntries(peaks),
  };
  await writeFile(join(here, 'results', 'memory.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log(JSON.stringify(report));
  await rm(out, { recursive: true, force: true });
  if (!process.argv.includes('--keep')) await rm(folder, { recursive: true, force: true });
}
