import type { ConsentCount } from '../consent/index.ts';
import type { CustomersReport, IdentityReport } from '../customers/index.ts';
import type { LifetimeReport } from '../lifetime/index.ts';
import type { Playbook } from '../playbook/index.ts';
import type { PotentialReport } from '../potential/index.ts';
import type { LifecycleReport, ValueReport } from '../segments/index.ts';
import type { SourceReport } from '../sources/index.ts';
import type { Warehouse } from '../warehouse/index.ts';
import { findDecisions } from './decisions.ts';
import { finding } from './finding.ts';
import { bridgePart } from './parts/bridge.ts';
import { cohortsPart } from './parts/cohorts.ts';
import { contractsPart } from './parts/contracts.ts';
import { identityPart } from './parts/identity.ts';
import { inputsPart } from './parts/inputs.ts';
import { lifecyclePart } from './parts/lifecycle.ts';
import { lifetimePart } from './parts/lifetime.ts';
import { potentialPart } from './parts/potential.ts';
import { qualityPart } from './parts/quality.ts';
import { reconciliationPart } from './parts/reconciliation.ts';
import { rfmPart } from './parts/rfm.ts';
import { unknown } from './parts/unknown.ts';
import { valuePart } from './parts/value.ts';
import type { Summary } from './summary.ts';
import { traces } from './traces.ts';

/** Everything that a run found, before it is told. */
export interface Findings {
  readonly playbook: Playbook;
  readonly sources: SourceReport;
  /** Undefined where every identifier is a customer. */
  readonly identity: IdentityReport | undefined;
  readonly customers: CustomersReport;
  readonly consents: readonly ConsentCount[];
  readonly lifetime: LifetimeReport;
  readonly potential: PotentialReport;
  readonly value: ValueReport;
  readonly lifecycle: LifecycleReport;
  readonly run: Summary['run'];
}

/** Puts the findings together as the summary that report, files and screens show. */
export async function assembleSummary(warehouse: Warehouse, findings: Findings): Promise<Summary> {
  const { playbook, sources, customers, value, lifecycle } = findings;
  const { totals } = value;
  const { asOf, firstDay, lastDay } = customers;
  const measure = playbook.value;
  const tooShort = unknown(
    `The data begins on ${firstDay}. Two whole years of ${playbook.windows.year} days up to ${asOf} are needed.`,
  );
  return {
    schema: 'attune-summary-1',
    run: findings.run,
    business: {
      name: playbook.business.name || null,
      outcome: playbook.business.outcome || null,
      stage: playbook.business.stage ?? null,
    },
    asOf,
    timeZone: playbook.timeZone,
    currency: measure === 'outcome' ? null : (sources.currency ?? null),
    measure,
    firstDay,
    lastDay,

    inputs: inputsPart(sources),
    rows: sources.rows,
    rejected: [...sources.rejectedByCode],
    duplicatesByRule: [...sources.duplicates],
    quality: await qualityPart(warehouse, findings),
    reconciliation: await reconciliationPart(warehouse, sources, { asOf, measure, total: totals.revenue }),

    identity: identityPart(findings.identity),

    customers: totals.customers,
    prospects: customers.prospects,
    orders: totals.orders,
    revenue: totals.revenue,

    finding: finding(value, measure),
    value: valuePart(value, playbook, tooShort),
    bridge: value.bridge ? bridgePart(value, value.bridge) : tooShort,
    cohorts: cohortsPart(value),
    contracts: contractsPart(value),
    clv: await lifetimePart(
      warehouse,
      findings.lifetime,
      playbook,
      lifecycle.states.map(({ state }) => state),
    ),
    potential: potentialPart(findings.potential),
    decisions: await findDecisions(warehouse, playbook, totals, lifecycle),
    rfm: await rfmPart(warehouse, playbook, customers),
    ...lifecyclePart(lifecycle, playbook),
    traces: traces(measure, {
      contracts: playbook.contracts !== undefined,
      identity: findings.identity !== undefined,
    }),
  };
}
