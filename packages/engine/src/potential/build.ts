import { seededRandom } from '@attune/stats';
import type { Playbook } from '../playbook/index.ts';
import { day, daysBetween, type Warehouse } from '../warehouse/index.ts';
import { baseCounts, potentialBase, yearDays } from './base.sql.ts';
import { estimatePotential, neededAnswers } from './estimate.ts';
import { estimateHeadroom, neededCustomers } from './headroom.ts';
import type { Answers, NotEstimable, NotLearnt, PotentialReport, PotentialSum } from './report.ts';
import {
  factsWithPotential,
  nothingKnown,
  potentialSums,
  potentialTable,
  toldPotential,
} from './score.sql.ts';

export interface PotentialOptions {
  readonly playbook: Playbook;
  readonly asOf: string;
  /** First day of the orders. */
  readonly firstDay: string;
}

/** Which customers are held out together. Any number would do; it stays the same so that a run can be repeated. */
const foldSeed = 20;

/** A shop need not have sold on every day of the year. */
const daysLetPass = 7;

/**
 * Builds table `potential`: `customer_id`, `potential`, `low`, `high` (money a year; the ends of a 95 % interval) and
 * `kind`: `told`, `estimated` or `headroom`. Customers about whom nothing can be said have no row. The same stands in
 * `customer_facts` afterwards, in the columns of `potentialColumns`. Needs `customer_facts` and `purchase_days`.
 *
 * With answers about the category's spend it holds potential; without, or with too few, headroom against peers; and
 * without facts that tell spend apart, nothing.
 */
export async function buildPotential(
  warehouse: Warehouse,
  options: PotentialOptions,
): Promise<PotentialReport> {
  const asOf = day(options.asOf);
  await warehouse.create('potential_base', potentialBase({ asOf, dialect: warehouse.dialect }), {
    perCustomer: true,
  });
  try {
    const report = await estimate(warehouse, options);
    await warehouse.create('customer_facts', factsWithPotential(), { perCustomer: true });
    return report;
  } finally {
    for (const table of ['potential_base', 'potential_estimated']) await warehouse.drop(table);
  }
}

/** Writes table `potential` from `potential_base`. */
async function estimate(
  warehouse: Warehouse,
  { playbook, asOf, firstDay }: PotentialOptions,
): Promise<PotentialReport> {
  const { dialect } = warehouse;
  const [counts] = await warehouse.rows(baseCounts(), { customers: 'count', told: 'count', below: 'count' });
  if (!counts) throw new Error('An aggregate without groups always has one row.');
  const { customers, told } = counts;
  const answers: Answers = { told, needed: neededAnswers, belowOwnSpend: counts.below };
  const common = { customers, answers };
  const nothing = async (
    reason: NotEstimable,
    notLearnt: NotLearnt | undefined,
  ): Promise<PotentialReport> => {
    await warehouse.create('potential', nothingKnown(dialect), { perCustomer: true });
    const needed = reason === 'too-few-customers' ? neededCustomers : undefined;
    return { kind: 'not-estimable', ...common, reason, needed, notLearnt };
  };
  if (!holdsAYear(asOf, firstDay)) return nothing('history-under-a-year', undefined);

  const { facts, quantile } = playbook.potential;
  const random = seededRandom(foldSeed);
  const learnt =
    told > 0 && told < customers ? await estimatePotential(warehouse, { told, facts, random }) : undefined;
  const notLearnt = learnt && !learnt.ok ? learnt.reason : undefined;
  // A base in which most have told needs no peers: what the rest could spend stays unknown.
  if (told > 0 && (notLearnt === undefined || 2 * told >= customers)) {
    await warehouse.create('potential', potentialTable(toldPotential(dialect), learnt?.ok === true), {
      perCustomer: true,
    });
    const sums = await sumsOf(warehouse);
    return {
      kind: 'potential',
      ...common,
      told: sums('told'),
      estimated: learnt?.ok ? { ...sums('estimated'), model: learnt.model } : undefined,
      unknown: notLearnt && { customers: customers - told, reason: notLearnt },
    };
  }
  const found = await estimateHeadroom(warehouse, { customers, quantile, facts, random });
  if (!found.ok) return nothing(found.reason, notLearnt);
  const { ok: _, ...measured } = found;
  const sums = await sumsOf(warehouse);
  return { kind: 'headroom', ...common, quantile, ...measured, headroom: sums('headroom'), notLearnt };
}

function holdsAYear(asOf: string, firstDay: string): boolean {
  return daysBetween(firstDay, asOf) + 1 >= yearDays - daysLetPass;
}

async function sumsOf(warehouse: Warehouse): Promise<(kind: string) => PotentialSum> {
  const rows = await warehouse.rows(potentialSums(), {
    kind: 'text',
    customers: 'count',
    with_potential: 'count',
    potential: 'money',
  });
  return (kind) => {
    const row = rows.find((one) => one.kind === kind);
    return {
      customers: row?.customers ?? 0,
      withPotential: row?.with_potential ?? 0,
      money: row?.potential ?? 0,
    };
  };
}
