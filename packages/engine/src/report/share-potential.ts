import { isTooFew, type LinkedTables } from './small-cells.ts';
import { isUnknown, type SharedSummary, type Summary } from './summary.ts';

type Potential = Summary['potential'];

/** Customers of whom something is known, and what ties them to all customers. */
export function addPotential(tables: LinkedTables, all: string, potential: Potential): void {
  const { answers } = potential;
  const told = tables.add('potential told', answers.told);
  tables.consistsOf([told], [tables.add('potential below', answers.belowOwnSpend)]);
  if (potential.kind !== 'potential') {
    tables.consistsOf([all], [told]);
    if (potential.kind === 'headroom')
      tables.consistsOf([all], [tables.add('headroom some', potential.withPotential)]);
    return;
  }
  tables.consistsOf([told], [tables.add('potential told some', potential.told.withPotential)]);
  const parts = [told, tables.add('potential unknown', potential.unknown)];
  if (!isUnknown(potential.estimated)) {
    const { customers, withPotential } = potential.estimated;
    const estimated = tables.add('potential estimated', customers);
    tables.consistsOf([estimated], [tables.add('potential estimated some', withPotential)]);
    parts.push(estimated);
  }
  tables.consistsOf([all], parts);
}

/**
 * Potential for who may not see customers. Money is told where enough have it: the sum does not tell how many have none,
 * even where those are few and their number is withheld.
 */
export function sharePotential(
  potential: Potential,
  hidden: ReadonlySet<string>,
  k: number,
): SharedSummary['potential'] {
  const people = (id: string, count: number) => (hidden.has(id) ? null : count);
  const isNobody = hidden.has('customers');
  const money = (amount: number, ids: readonly string[], having: number) =>
    isNobody || ids.some((id) => hidden.has(id)) || isTooFew(having, k) ? null : amount;
  const answers = {
    ...potential.answers,
    told: people('potential told', potential.answers.told),
    belowOwnSpend: people('potential below', potential.answers.belowOwnSpend),
  };
  switch (potential.kind) {
    case 'not estimable':
      return { ...potential, answers };
    case 'headroom': {
      const some = 'headroom some';
      const closed = { sample: null, heldOutGain: null, heldOutBelow: null };
      return {
        ...potential,
        answers,
        customers: people('customers', potential.customers),
        withPotential: people(some, potential.withPotential),
        money: money(potential.money, [], potential.withPotential),
        ...(isNobody ? closed : {}),
      };
    }
    case 'potential': {
      const { told, estimated } = potential;
      const isFew = hidden.has('potential told');
      const model = { answers: null, heldOutR2: null, heldOutCoverage: null };
      return {
        ...potential,
        answers,
        told: {
          customers: people('potential told', told.customers),
          withPotential: people('potential told some', told.withPotential),
          money: money(told.money, ['potential told'], told.withPotential),
        },
        estimated: isUnknown(estimated)
          ? estimated
          : {
              ...estimated,
              customers: people('potential estimated', estimated.customers),
              withPotential: people('potential estimated some', estimated.withPotential),
              money: money(estimated.money, ['potential estimated'], estimated.withPotential),
              ...(isFew ? model : {}),
            },
        unknown: people('potential unknown', potential.unknown),
      };
    }
  }
}
