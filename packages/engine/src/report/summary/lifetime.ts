import { z } from 'zod';
import { type Cell, type CellOf, calendarDay, count, orUnknown, share } from './cell.ts';

const parameters = z.record(z.string(), z.number());

const purchaseModel = z.enum(['bgnbd', 'mbgnbd', 'paretonbd', 'mbgcnbdk', 'bgbb']);

/** The models of purchases and of spend, each as it was fitted, or why it was not. */
function fitsOf<C extends Cell>(cell: CellOf<C>) {
  const fit = z.strictObject({
    parameters: parameters.describe('By the names that the literature uses: r, alpha, a, b and so on.'),
    standardErrors: orUnknown(parameters),
    logLikelihood: z.number(),
    converged: z.boolean(),
    identified: z.boolean().describe('Whether the data tells the parameters apart.'),
    customers: cell.people,
    starts: count,
    startsReachingBest: count,
    notes: z.array(z.string()).describe('In plain words: what to know before trusting it.'),
  });
  return z.strictObject({
    bgnbd: orUnknown(fit),
    mbgnbd: orUnknown(fit),
    paretonbd: orUnknown(fit),
    mbgcnbdk: orUnknown(fit.extend({ k: count.describe('Regularity: 1 is as irregular as chance.') })),
    gammagamma: orUnknown(fit),
    bgbb: orUnknown(fit)
      .optional()
      .describe('Of customers who buy by opportunity; absent where they can buy at any time.'),
    bgnbdcov: orUnknown(fit)
      .optional()
      .describe('BG/NBD with the facts that lifetime.covariates names; absent where it names none.'),
    paretonbdcov: orUnknown(fit).optional().describe('Pareto/NBD with them.'),
  });
}

/** A number for each purchase model that could be fitted. */
const perModel = <T extends z.ZodType>(value: T) => z.partialRecord(purchaseModel, value);

/** What customers will still buy, how well that was foretold before, and what it is worth. */
export function lifetimePart<C extends Cell>(cell: CellOf<C>) {
  const fits = fitsOf(cell);
  const group = z.strictObject({
    name: z.string(),
    customers: cell.people,
    value: cell.money.describe('Expected over the horizon, discounted; the sum over the group.'),
    perCustomer: cell.money,
    interval: orUnknown(cell.interval).describe(
      'Of the mean per customer, as far as the parameters are uncertain and people differ.',
    ),
    alive: cell.share.describe('Mean probability of being a customer still.'),
    purchases: cell.number.describe('Expected per customer over the horizon.'),
  });
  return z.strictObject({
    name: z
      .enum(['lifetime revenue', 'lifetime value', 'lifetime outcome'])
      .describe('Revenue without costs; value where costs or margins are known.'),
    timeUnit: z.enum(['day', 'week', 'opportunity']),
    split: z.strictObject({
      rule: z.string().describe('How the day was chosen, in words.'),
      calibrationEnd: calendarDay,
      calibrationDays: count,
      holdoutDays: count,
    }),
    horizon: z.strictObject({ days: count, discountRate: z.number().describe('A year.') }),
    customers: cell.people,
    models: fits.describe('Fitted up to the end of the calibration.'),
    final: fits.describe('Fitted again on all data.'),
    selected: orUnknown(purchaseModel),
    selection: z.strictObject({
      rule: z.string(),
      candidates: z.array(
        z.strictObject({
          model: purchaseModel,
          eligible: z.boolean(),
          reason: z.string().describe('Why it was taken, or not.'),
          aic: z.number().nullable(),
          predicted: z.number().nullable().describe('Repeat purchases in the holdout.'),
          meanAbsoluteError: z.number().nullable().describe('Purchases per customer.'),
          logScore: z
            .number()
            .nullable()
            .describe('Mean log probability of what each customer did; higher is better.'),
        }),
      ),
    }),
    handling: z.array(cell.text).describe('What was done with same-day purchases, refunds and free orders.'),
    warnings: z.array(z.string()),
    holdout: orUnknown(
      z.strictObject({
        from: calendarDay,
        to: calendarDay,
        customers: cell.people,
        predicted: cell.number.describe('Repeat purchases, by the selected model.'),
        actual: cell.number,
        naive: cell.number.describe(
          'Repeat purchases if the customers did again what they did before: naiveRule.',
        ),
        naiveRule: z.string(),
        bias: cell.number.describe('predicted / actual − 1'),
        meanAbsoluteError: z.strictObject({ model: cell.number, naive: cell.number }),
        coverage: cell.share.describe('Customers whose purchases lay in their 95 % interval.'),
        money: orUnknown(
          z.strictObject({ predicted: cell.money, actual: cell.money }).describe('Value of those purchases.'),
        ),
        byFrequency: z.array(
          z.strictObject({
            frequency: z.string().describe('Repeat purchases in the calibration: 0 … 6, 7+.'),
            customers: cell.people,
            actual: cell.number.describe('Mean purchases per customer in the holdout.'),
            predicted: perModel(cell.number),
          }),
        ),
      }),
    ),
    calibration: z
      .array(
        z.strictObject({
          frequency: z.string().describe('Repeat purchases in the calibration: 0 … 6, 7+.'),
          actual: cell.people.describe('Customers.'),
          expected: perModel(cell.number),
        }),
      )
      .describe('How many customers bought how often again, and how many each model expects.'),
    tracking: z
      .array(
        z.strictObject({
          to: calendarDay.describe('The last day of the period.'),
          holdout: z.boolean(),
          actual: cell.number.describe('Repeat purchases in the period.'),
          cumulative: cell.number,
          expected: perModel(cell.number),
          cumulativeExpected: perModel(cell.number),
        }),
      )
      .describe('Week by week, of the customers of the calibration.'),
    spend: orUnknown(
      z.strictObject({
        correlation: z.number().describe('Of the repeaters: log frequency and log mean spend.'),
        interval: z.tuple([z.number(), z.number()]),
        correlated: z.boolean(),
        customers: cell.people,
        leftOut: cell.people.describe('Repeaters whose mean is nought or less: they stay in all else.'),
      }),
    ),
    cohorts: orUnknown(
      z.strictObject({
        differ: z.boolean(),
        pValue: share,
        used: z.boolean().describe('Whether customers are forecast by the model of their cohort.'),
        fits: z.array(
          z.strictObject({ cohort: z.string(), customers: cell.people, parameters, identified: z.boolean() }),
        ),
      }),
    ),
    covariates: orUnknown(
      z.strictObject({
        rule: z.string().describe('How customers were compared, in words.'),
        model: orUnknown(z.enum(['bgnbdcov', 'paretonbdcov'])).describe('The one that the ratios are from.'),
        tests: z
          .array(
            z.strictObject({
              model: z.enum(['bgnbdcov', 'paretonbdcov']),
              statistic: z
                .number()
                .describe('Twice the gain in log-likelihood over the model without facts.'),
              degreesOfFreedom: count,
              pValue: share,
            }),
          )
          .describe('Likelihood-ratio tests on all data.'),
        facts: z.array(
          z.strictObject({
            fact: z.string(),
            levels: z.array(
              z.strictObject({
                level: z.string(),
                customers: cell.people,
                ratio: cell.number
                  .nullable()
                  .describe(
                    'How many times as often they buy as the first level, while they are customers; null for the first, and where it cannot be told.',
                  ),
                interval: cell.interval.nullable(),
              }),
            ),
          }),
        ),
      }),
    )
      .optional()
      .describe('What facts of customers tell of how often they buy; absent where none are named.'),
    total: orUnknown(
      z.strictObject({
        purchases: z.number().describe('Expected over the horizon.'),
        value: cell.money,
        interval: orUnknown(cell.interval),
        alive: z.number().describe('Expected number of customers who are still customers.'),
      }),
    ),
    distribution: z
      .array(
        z.strictObject({
          from: z.number(),
          to: z.number().nullable(),
          customers: cell.people,
          value: cell.money,
        }),
      )
      .describe('Customers by what they are expected to bring over the horizon.'),
    bySegment: z.array(group).describe('By lifecycle state.'),
    byChannel: orUnknown(z.array(group)).describe('By acquisition channel.'),
  });
}
