import { isTooFew, type LinkedTables } from './small-cells.ts';
import { isUnknown, type SharedSummary, type Summary, type Unknown } from './summary.ts';

type Lifetime = Exclude<Summary['clv'], Unknown>;
type Shared = Exclude<SharedSummary['clv'], Unknown>;
type Group = Lifetime['bySegment'][number];

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What lifetime value counts of people, and how it hangs together with the other tables of a summary. */
export function addLifetime(tables: LinkedTables, summary: Summary): void {
  const { clv } = summary;
  if (isUnknown(clv)) return;
  const all = 'customers';
  const { distribution, bySegment, byChannel, calibration, holdout, spend, cohorts, covariates } = clv;

  const calibrated = tables.add('calibrated', calibratedOf(clv), true);
  tables.consistsOf([all], [calibrated]);
  tables.consistsOf(
    [all],
    distribution.map(({ customers }, place) => tables.add(`brings ${place}`, customers)),
  );
  tables.shareMoney(distribution.map(({ value }, place) => [`brings ${place}`, value]));
  // The groups are the states of the lifecycle, which stand among the tables already.
  tables.shareMoney(bySegment.map(({ name, value }) => [`state ${name}`, value]));
  if (!isUnknown(byChannel)) {
    tables.consistsOf(
      [all],
      byChannel.map(({ customers }, place) => tables.add(`channel ${place}`, customers)),
    );
    tables.shareMoney(byChannel.map(({ value }, place) => [`channel ${place}`, value]));
  }

  const again = calibration.map(({ frequency, actual }) => tables.add(`again ${frequency}`, actual));
  if (again.length > 0) tables.consistsOf([calibrated], again);
  const repeaters = again.slice(1);
  if (!isUnknown(spend))
    tables.consistsOf(
      sum(calibration.slice(1).map(({ actual }) => actual)) >= spend.customers + spend.leftOut
        ? repeaters
        : [all],
      [tables.add('spend known', spend.customers), tables.add('spend left out', spend.leftOut)],
    );
  if (!isUnknown(holdout)) {
    for (const { frequency, customers } of holdout.byFrequency)
      if (!tables.cells.has(`again ${frequency}`)) tables.add(`again ${frequency}`, customers);
    // Who bought is not counted, only their purchases: they are at most as many.
    const bought = tables.add('held purchases', Math.round(holdout.actual), true);
    const rows = holdout.byFrequency.map(({ frequency, customers, actual }) =>
      tables.add(`held ${frequency}`, Math.round(actual * customers)),
    );
    tables.consistsOf([bought], rows);
  }
  if (covariates && !isUnknown(covariates))
    for (const { fact, levels } of covariates.facts)
      tables.consistsOf(
        [all],
        levels.map(({ customers }, place) => tables.add(`${fact} ${place}`, customers)),
      );
  if (!isUnknown(cohorts))
    tables.consistsOf(
      [all],
      cohorts.fits.map(({ cohort, customers }) => tables.add(`model of ${cohort}`, customers)),
    );
}

function calibratedOf({ calibration, holdout, customers }: Lifetime): number {
  if (!isUnknown(holdout)) return holdout.customers;
  return calibration.length > 0 ? sum(calibration.map(({ actual }) => actual)) : customers;
}

/**
 * The part for who may not see customers.
 *
 * @param hidden the cells of all tables that are withheld
 * @param tellsOfFew whether a sentence counts fewer than k
 */
export function shareLifetime(
  clv: Lifetime,
  hidden: ReadonlySet<string>,
  k: number,
  tellsOfFew: (text: string) => boolean,
): SharedSummary['clv'] {
  // Every number of it tells of them all.
  if (hidden.has('customers'))
    return {
      value: null,
      reason: 'Only those may read it who may see customers: it speaks of too few people.',
    };
  const people = (id: string, count: number) => (hidden.has(id) ? null : count);
  const calibrated = hidden.has('calibrated');
  const fits = (all: Lifetime['models']): Shared['models'] => {
    const closed = <F extends { readonly customers: number }>(fit: F | Unknown, isClosed: boolean) =>
      isUnknown(fit) ? fit : { ...fit, customers: isClosed ? null : fit.customers };
    const isClosed = all === clv.models && calibrated;
    return {
      bgnbd: closed(all.bgnbd, isClosed),
      mbgnbd: closed(all.mbgnbd, isClosed),
      paretonbd: closed(all.paretonbd, isClosed),
      mbgcnbdk: closed(all.mbgcnbdk, isClosed),
      gammagamma: closed(all.gammagamma, hidden.has('spend known')),
      ...(all.bgbb && { bgbb: closed(all.bgbb, isClosed) }),
      ...(all.bgnbdcov && { bgnbdcov: closed(all.bgnbdcov, isClosed) }),
      ...(all.paretonbdcov && { paretonbdcov: closed(all.paretonbdcov, isClosed) }),
    };
  };
  const { spend, cohorts, covariates, holdout, byChannel } = clv;
  return {
    ...clv,
    models: fits(clv.models),
    final: fits(clv.final),
    handling: clv.handling.map((text) => (tellsOfFew(text) ? null : text)),
    holdout: isUnknown(holdout) ? holdout : shareHoldout(holdout, hidden, k),
    calibration: clv.calibration.map((row) => {
      const isClosed = hidden.has(`again ${row.frequency}`);
      return isClosed ? { ...row, actual: null, expected: nothing(row.expected) } : row;
    }),
    tracking: shareTracking(clv.tracking, calibrated, k),
    spend: isUnknown(spend)
      ? spend
      : {
          ...spend,
          customers: people('spend known', spend.customers),
          leftOut: people('spend left out', spend.leftOut),
        },
    cohorts: isUnknown(cohorts)
      ? cohorts
      : {
          ...cohorts,
          fits: cohorts.fits.map((fit) => ({
            ...fit,
            customers: people(`model of ${fit.cohort}`, fit.customers),
          })),
        },
    ...(covariates && {
      covariates: isUnknown(covariates)
        ? covariates
        : {
            ...covariates,
            facts: covariates.facts.map(({ fact, levels }) => ({
              fact,
              levels: levels.map((level, place) =>
                hidden.has(`${fact} ${place}`)
                  ? { level: level.level, customers: null, ratio: null, interval: null }
                  : level,
              ),
            })),
          },
    }),
    distribution: clv.distribution.map((bin, place) =>
      hidden.has(`brings ${place}`) ? { ...bin, customers: null, value: null } : bin,
    ),
    bySegment: clv.bySegment.map((group) => shareGroup(group, hidden.has(`state ${group.name}`))),
    byChannel: isUnknown(byChannel)
      ? byChannel
      : byChannel.map((group, place) => shareGroup(group, hidden.has(`channel ${place}`))),
  };
}

function shareGroup(group: Group, isHidden: boolean): Shared['bySegment'][number] {
  if (!isHidden) return group;
  const { name, interval } = group;
  return {
    name,
    customers: null,
    value: null,
    perCustomer: null,
    interval: isUnknown(interval) ? interval : null,
    alive: null,
    purchases: null,
  };
}

type Holdout = Exclude<Lifetime['holdout'], Unknown>;

function shareHoldout(
  found: Holdout,
  hidden: ReadonlySet<string>,
  k: number,
): Exclude<Shared['holdout'], Unknown> {
  const { customers, actual, coverage, byFrequency } = found;
  const isClosed =
    hidden.has('calibrated') || hidden.has('held purchases') || isTooFew(Math.round(actual), k);
  const within = Math.round(coverage * customers);
  const tellsCoverage = !isTooFew(within, k) && !isTooFew(customers - within, k);
  const rows = byFrequency.map((row) => {
    const isHidden = hidden.has(`again ${row.frequency}`);
    const fewBought = isHidden || isClosed || hidden.has(`held ${row.frequency}`);
    return {
      frequency: row.frequency,
      customers: isHidden ? null : row.customers,
      actual: fewBought ? null : row.actual,
      predicted: isHidden ? nothing(row.predicted) : row.predicted,
    };
  });
  if (!isClosed) return { ...found, coverage: tellsCoverage ? coverage : null, byFrequency: rows };
  const { money } = found;
  return {
    ...found,
    customers: hidden.has('calibrated') ? null : customers,
    predicted: null,
    actual: null,
    naive: null,
    bias: null,
    meanAbsoluteError: { model: null, naive: null },
    coverage: null,
    money: isUnknown(money) ? money : { predicted: null, actual: null },
    byFrequency: rows,
  };
}

/** Of the purchases added up, those points are told between which enough were bought; of a period, what two such say. */
function shareTracking(periods: Lifetime['tracking'], isClosed: boolean, k: number): Shared['tracking'] {
  let last = 0;
  let isToldBefore = true;
  return periods.map((period): Shared['tracking'][number] => {
    const isTold = !isClosed && !isTooFew(period.cumulative - last, k);
    const isPeriodTold = isTold && isToldBefore;
    if (isTold) last = period.cumulative;
    isToldBefore = isTold;
    return {
      ...period,
      actual: isPeriodTold ? period.actual : null,
      cumulative: isTold ? period.cumulative : null,
    };
  });
}

/** The same models with nothing said about them. */
function nothing<Model extends string>(
  told: Readonly<Partial<Record<Model, number>>>,
): Partial<Record<Model, null>> {
  return Object.fromEntries(Object.keys(told).map((model) => [model, null])) as Partial<Record<Model, null>>;
}
