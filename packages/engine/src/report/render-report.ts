import { day } from '@attune/charts';
import { reportContext } from './context.ts';
import { html } from './html.ts';
import { page } from './page.ts';
import { bridgeSection } from './sections/bridge.ts';
import { cohortsSection } from './sections/cohorts.ts';
import { concentrationSection } from './sections/concentration.ts';
import { contractsSection } from './sections/contracts.ts';
import { decilesSection } from './sections/deciles.ts';
import { decisionsSection } from './sections/decisions.ts';
import { foretellingSection } from './sections/foretelling.ts';
import { glossarySection } from './sections/glossary.ts';
import { gridSection } from './sections/grid.ts';
import { identitySection } from './sections/identity.ts';
import { inputsSection } from './sections/inputs.ts';
import { lifecycleSection } from './sections/lifecycle.ts';
import { lifetimeSection } from './sections/lifetime.ts';
import { lifetimeChannelsSection, lifetimeSegmentsSection } from './sections/lifetime-groups.ts';
import { lifetimeModelsSection } from './sections/lifetime-models.ts';
import { methodsSection } from './sections/methods.ts';
import { migrationSection } from './sections/migration.ts';
import { patternsSection } from './sections/patterns.ts';
import { potentialSection } from './sections/potential.ts';
import { qualitySection } from './sections/quality.ts';
import { reconciliation } from './sections/reconciliation.ts';
import { repurchaseSection } from './sections/repurchase.ts';
import { retentionSection } from './sections/retention.ts';
import { rfmSection } from './sections/rfm.ts';
import { tracesSection } from './sections/traces.ts';
import { calibrationSection, trackingSection } from './sections/tracking.ts';
import { readable } from './sentences/counting.ts';
import { isUnknown, type Summary } from './summary.ts';

/**
 * The report as one HTML file: opens from disk without network, in light and dark, on paper and on a telephone.
 * Shows what the summary holds and nothing else; the same summary gives the same bytes.
 */
export function renderReport(summary: Summary): string {
  const context = reportContext(summary);
  const who = summary.business.name ? `${summary.business.name} · customer audit` : 'Attune · customer audit';
  const unit = summary.measure === 'outcome' ? 'outcome' : (summary.currency ?? 'currency not stated');
  const [bridge, concentration, cohorts, decisions] = [
    bridgeSection(context),
    concentrationSection(context),
    cohortsSection(context),
    decisionsSection(context),
  ];
  const { clv } = summary;
  const lifetime = isUnknown(clv)
    ? []
    : [lifetimeSegmentsSection, lifetimeChannelsSection, foretellingSection].map((part) =>
        part(context, clv),
      );
  const lifetimeAppendix = isUnknown(clv)
    ? []
    : [lifetimeModelsSection, trackingSection, calibrationSection].map((part) => part(context, clv));
  const rest = [
    qualitySection(context),
    ...[identitySection(context)].filter((part) => part !== undefined),
    decilesSection(context),
    gridSection(context),
    potentialSection(context),
    rfmSection(context),
    lifecycleSection(context),
    migrationSection(context),
    repurchaseSection(context),
    retentionSection(context),
    ...[contractsSection(context)].filter((part) => part !== undefined),
    patternsSection(context),
    lifetimeSection(context),
    ...lifetime,
    methodsSection(context),
    ...lifetimeAppendix,
    inputsSection(context),
    tracesSection(context),
    glossarySection(context),
  ];
  return page({
    title: `${who}, ${day(summary.asOf)}`,
    masthead: html`<p class="name">${who}</p><p>as of ${day(summary.asOf)} · run ${summary.run.id} · ${unit}</p>`,
    main: html`<div class="front">
<h1>${readable(summary.finding)}</h1>
${purpose(summary.business)}
${reconciliation(context)}
${bridge.markup}<div class="pair">${concentration.markup}${cohorts.markup}</div>
${decisions.markup}</div>
<nav class="contents" aria-label="Sections"><ul>${rest.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
${rest.map(({ markup }) => markup)}`,
    footer: html`<p>Made by Attune ${summary.run.version}. Run ${summary.run.id}, as of ${day(summary.asOf)}. The numbers stand as data in summary.json.</p>`,
  });
}

/** What the playbook says the work is for, and where the business stands; nothing where it says neither. */
function purpose({ outcome, stage }: Summary['business']) {
  const stages = {
    new: 'a new business',
    expanding: 'an expanding business',
    mature: 'a mature business',
  } as const;
  const words = [
    outcome && `What the work is for: ${outcome}`,
    stage && (outcome ? `in ${stages[stage]}` : `The audit of ${stages[stage]}`),
  ].filter(Boolean);
  return words.length > 0 ? html`<p class="purpose">${words.join(', ')}</p>` : '';
}
