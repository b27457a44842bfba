import { day, number } from '@attune/charts';
import { addressOf } from '@attune/client';
import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { Screen } from '../../app/Screen.tsx';
import { useMay } from '../../app/session.ts';
import type { Published } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { Appendix } from './Appendix.tsx';
import classes from './audit.module.css';
import { BridgePart } from './BridgePart.tsx';
import { CohortsPart } from './CohortsPart.tsx';
import { ConcentrationPart } from './ConcentrationPart.tsx';
import { DecilesPart } from './DecilesPart.tsx';
import { DecisionsPart } from './DecisionsPart.tsx';
import { GridPart } from './GridPart.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { LifecyclePart } from './LifecyclePart.tsx';
import { LifetimePart } from './LifetimePart.tsx';
import { MigrationPart } from './MigrationPart.tsx';
import { Outline } from './Outline.tsx';
import { PotentialPart } from './PotentialPart.tsx';
import { QualityPart } from './QualityPart.tsx';
import { Reconciliation } from './Reconciliation.tsx';
import { RepurchasePart } from './RepurchasePart.tsx';
import { PatternsPart, RfmPart } from './SegmentParts.tsx';

const said = strings.audit;

/** The audit: page one of the report, alive, and below it everything that stands behind. */
export function AuditPage({ audit }: { audit: Published }) {
  const may = useMay();
  const { summary, words, run } = audit;
  const { value, customers, orders } = summary;
  const { sections, measure } = words;
  const unit = summary.measure === 'outcome' ? said.outcome : (summary.currency ?? said.noCurrency);
  return (
    <Screen
      title={said.title}
      heading={words.finding ?? said.title}
      actions={
        may('customers') && (
          <Button
            component="a"
            variant="default"
            href={addressOf('downloadResult', { params: { run, file: 'report.html' } })}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconFileText size={16} aria-hidden />}
          >
            {said.openReport}
          </Button>
        )
      }
    >
      <p className={classes.masthead}>{said.asOf(day(summary.asOf), run, unit)}</p>
      {!may('customers') && <p className={classes.masthead}>{said.whyWithheld}</p>}
      <Reconciliation audit={audit} />
      <KeyFigures
        figures={[
          { path: 'customers', value: customers, write: number, name: said.figures.customers },
          { path: 'orders', value: orders, write: number, name: said.figures.orders },
          {
            path: 'value.pastYearRevenue',
            value: value.pastYearRevenue,
            write: audit.money.short,
            name: said.figures.pastYear(measure.bare),
          },
          {
            path: 'value.pastYearBuyers',
            value: value.pastYearBuyers,
            write: number,
            name: said.figures.buyers,
          },
        ]}
      />
      <BridgePart audit={audit} />
      <div className={classes.pair}>
        <ConcentrationPart audit={audit} />
        <CohortsPart audit={audit} />
      </div>
      <DecisionsPart audit={audit} />
      <Outline
        sections={[
          sections.quality,
          sections.deciles,
          sections.grid,
          sections.potential,
          sections.rfm,
          sections.lifecycle,
          sections.migration,
          sections.repurchase,
          sections.patterns,
          sections.lifetime,
          sections.methods,
          sections.glossary,
        ]}
      />
      <QualityPart audit={audit} />
      <div className={classes.pairWhereWide}>
        <DecilesPart audit={audit} />
        <GridPart audit={audit} />
        <PotentialPart audit={audit} />
        <RfmPart audit={audit} />
        <LifecyclePart audit={audit} />
        <MigrationPart audit={audit} />
        <RepurchasePart audit={audit} />
        <PatternsPart audit={audit} />
        <LifetimePart audit={audit} />
      </div>
      <Appendix audit={audit} />
    </Screen>
  );
}
