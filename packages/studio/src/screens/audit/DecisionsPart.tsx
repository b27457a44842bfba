import { intervalRows, light, number, readable } from '@attune/charts';
import { Button } from '@mantine/core';
import { IconCircle, IconCircleFilled, IconCircleHalf2 } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useMay } from '../../app/session.ts';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../chart/chart-table.ts';
import { Figure } from '../../origin/Figure.tsx';
import { RuleLink } from '../../origin/RuleLink.tsx';
import { useOrigin } from '../../origin/useOrigin.ts';
import type { Published, Summary, Words } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import classes from './audit.module.css';
import { Part } from './Part.tsx';
import { amountColumn, peopleColumn } from './people-column.tsx';

const said = strings.audit.decisions;

type Decision = Summary['decisions'][number];

/** What to do next: three decisions with their evidence, and the people behind each. */
export function DecisionsPart({ audit }: { audit: Published }) {
  const { summary, words, money } = audit;
  const { sections } = words;
  const decisions = useMemo(
    () =>
      summary.decisions.flatMap((decision) => {
        const text = words.decisions.find(({ id }) => id === decision.id);
        return text ? { decision, text } : [];
      }),
    [summary, words],
  );
  const draw = useMemo(
    () => (width: number) =>
      intervalRows(
        decisions.flatMap(({ decision, text }, index) =>
          decision.range === null
            ? []
            : {
                name: width < 560 ? said.number(index + 1) : `${index + 1}  ${decision.title}`,
                low: decision.range[0],
                high: decision.range[1],
                point: null,
                label: text.worth ?? '',
                colour: light.accent,
                key: pathOf(decision),
              },
        ),
        { heading: '', axis: money.tick },
        width,
      ),
    [decisions, money],
  );
  const table = useMemo(
    (): ChartTable<Decision> => ({
      columns: [
        { id: 'title', label: said.decision, value: ({ title }) => title },
        peopleColumn(pathOf),
        amountColumn('low', said.low, audit, ({ range }) => range?.[0] ?? null, pathOf),
        amountColumn('high', said.high, audit, ({ range }) => range?.[1] ?? null, pathOf),
        { id: 'whom', label: said.whom, value: ({ ruleInWords }) => ruleInWords },
      ],
      rows: decisions.map(({ decision }) => decision),
      rowId: pathOf,
    }),
    [decisions, audit],
  );
  return (
    <Part words={sections.decisions}>
      {decisions.length > 0 && (
        <ol className={classes.decisions}>
          {decisions.map(({ decision, text }, index) => (
            <DecisionItem key={decision.id} decision={decision} text={text} place={index + 1} />
          ))}
        </ol>
      )}
      {sections.decisions.picture && !sections.decisions.withheld && (
        <ChartFrame
          id="decision-ranges"
          {...sections.decisions.picture}
          finding={decisions.map(({ decision, text }) => `${decision.title}: ${text.worth ?? ''}.`).join(' ')}
          draw={draw}
          table={table}
          keysArePaths
          fileName="decisions"
        />
      )}
    </Part>
  );
}

const pathOf = ({ id }: Decision) => `decisions.${id}`;

const evidenceIcon = { strong: IconCircleFilled, moderate: IconCircleHalf2, weak: IconCircle } as const;

function DecisionItem({
  decision,
  text,
  place,
}: {
  decision: Decision;
  text: Words['decisions'][number];
  place: number;
}) {
  const may = useMay();
  const { show } = useOrigin();
  const { title, customers, evidence, rule, ruleInWords } = decision;
  const Icon = evidenceIcon[evidence];
  return (
    <li className={classes.decision}>
      <p className={classes.place} aria-hidden="true">
        {place}
      </p>
      <div>
        <h3>{title}</h3>
        <p className={classes.worth}>
          <strong>
            {text.worth === null ? (
              strings.audit.withheld
            ) : (
              <Figure path={pathOf(decision)}>{text.worth}</Figure>
            )}
          </strong>
          <span className={classes.evidence} data-grade={evidence}>
            <Icon size={14} aria-hidden />
            {said.evidence[evidence]}
          </span>
        </p>
        {text.why && <p>{text.why}</p>}
        <dl className={classes.reasoning}>
          <dt>{said.whom}</dt>
          <dd>
            {customers === null ? (
              strings.audit.withheldPeople
            ) : (
              <Figure path={pathOf(decision)}>
                {strings.audit.countOfCustomers(number(customers), customers === 1)}
              </Figure>
            )}
            {ruleInWords && `: ${readable(ruleInWords)}`}
          </dd>
          <dt>{said.assumption}</dt>
          <dd>{text.assumption}</dd>
          <dt>{said.changeOurMind}</dt>
          <dd>{text.changeOurMind}</dd>
        </dl>
        <div className={classes.actions}>
          {rule && may('customers') && (
            <RuleLink to="/customers" rule={rule}>
              {said.see}
            </RuleLink>
          )}
          {rule && may('lists') && (
            <RuleLink to="/segments/list" rule={rule}>
              {said.makeList}
            </RuleLink>
          )}
          <Button variant="subtle" aria-haspopup="dialog" onClick={() => show(pathOf(decision))}>
            {strings.origin.open}
          </Button>
        </div>
      </div>
    </li>
  );
}
