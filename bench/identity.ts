import { createReadStream, createWriteStream, existsSync, linkSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { generateDemo } from '@attune/engine';
import { measure } from './measured.ts';

/**
 * `node bench/identity.ts [--lines 20]`: the analysis of files that tell who is who (an e-mail address a customer, a
 * loyalty programme, guests, devices) against the analysis of the same orders where one id is all that they tell, in
 * the same run. Machines are shared, so the result is the ratio.
 */
const here = import.meta.dirname;
const local = join(here, 'results', 'local');
const memory = '3GB';
const linesPerCustomer = 21.73;
const at = process.argv.indexOf('--lines');
const millions = at < 0 ? 20 : Number(process.argv[at + 1]);

const told = join(local, `identities-${millions}m`);
if (!existsSync(join(told, 'orders.csv'))) {
  await mkdir(told, { recursive: true });
  const customers = Math.round((millions * 1e6) / linesPerCustomer);
  await generateDemo({ customers, seed: 7, out: told, identities: true });
}
const untold = join(local, `ids-${millions}m`);
await rm(untold, { recursive: true, force: true });
await mkdir(untold, { recursive: true });
for (const file of ['orders.csv', 'products.csv', 'consents.csv', 'survey.csv'])
  linkSync(join(told, file), join(untold, file));
await pipeline(
  withoutAddresses(join(told, 'customers.csv')),
  createWriteStream(join(untold, 'customers.csv')),
);

const once = async (folder: string) => {
  const out = join(local, 'identity-out');
  await rm(out, { recursive: true, force: true });
  return measure(join(here, 'analyse.ts'), [folder, out, memory]);
};
const without = await once(untold);
const resolved = await once(told);
const report = {
  machine: { cores: cpus().length, gigabytes: Math.round(totalmem() / 2 ** 30), node: process.version },
  memory,
  millionLines: millions,
  without,
  resolved,
  ratio: Number((resolved.seconds / without.seconds).toFixed(2)),
};
await writeFile(join(here, 'results', 'identity.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report));

/** The address is the last column. */
async function* withoutAddresses(path: string): AsyncIterable<string> {
  for await (const line of createInterface({ input: createReadStream(path) }))
    yield `${line.slice(0, line.lastIndexOf(','))}\n`;
}
