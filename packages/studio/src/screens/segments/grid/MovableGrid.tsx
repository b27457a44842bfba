import { number } from '@attune/charts';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { gridQuery } from '../../../api/segments.ts';
import { announce } from '../../../app/announce.ts';
import { Screen } from '../../../app/Screen.tsx';
import type { Published } from '../../../published/published.ts';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { SegmentNavigation } from '../SegmentNavigation.tsx';
import { CellList, type ShownCell } from './CellList.tsx';
import { Certainty, certaintyOf } from './Certainty.tsx';
import { CutFields } from './CutFields.tsx';
import { DensityMap } from './DensityMap.tsx';
import { type Density, estimateCells } from './estimate-cells.ts';
import classes from './grid.module.css';
import { useCuts } from './use-cuts.ts';

const said = strings.segments.grid;

export interface GridProps {
  readonly published: Published;
  readonly density: Density;
}

/** While cuts move, so long a pause asks the server. */
const pause = 80;

/** The field with its cuts: an estimate answers every move at once, the exact count follows. */
export function MovableGrid({ published, density }: GridProps) {
  const { run, summary, words, money } = published;
  const { value } = summary;
  const own = useMemo(() => ({ value: density.valueCut, outlook: density.outlookCut }), [density]);
  const { cuts, areOwn, move, settle, reset } = useCuts(own);
  const [asked] = useDebouncedValue(cuts, pause);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...gridQuery(run, asked.value, asked.outlook),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const isExact =
    data !== undefined && !isPlaceholderData && asked.value === cuts.value && asked.outlook === cuts.outlook;
  const estimate = useMemo(
    () =>
      isExact
        ? null
        : estimateCells(density, value.gridAxes.outlookUnit, cuts, value.zeroSpenders.customers ?? 0),
    [isExact, density, cuts, value],
  );
  const cells = value.grid.map(({ cell }): ShownCell => {
    const counted = data?.cells.find((one) => one.cell === cell);
    return {
      cell,
      customers: estimate ? Math.round(estimate[cell]) : (counted?.customers ?? null),
      revenue: counted?.revenue ?? null,
      rule: isExact ? counted?.rule : undefined,
      isExact,
    };
  });

  const sayCounts = useEffectEvent(() => {
    if (data && !areOwn)
      announce(
        said.counted(
          data.cells
            .map(({ cell, customers }) => `${words.outlook.cells[cell]} ${number(customers ?? 0)}`)
            .join(', '),
        ),
      );
  });
  useEffect(() => {
    if (isExact) sayCounts();
  }, [isExact]);

  const strong = data?.cells.find(({ cell }) => cell === words.outlook.strong);
  const heading =
    areOwn || strong?.customers == null || strong.revenue === null
      ? words.sections.grid.heading
      : said.finding(
          money.short(strong.revenue),
          said.customers(number(strong.customers), strong.customers === 1),
          words.outlook.cells[strong.cell].toLowerCase(),
        );
  const { outlookUnknown } = value.gridAxes;
  const certainty = certaintyOf(published);
  return (
    <Screen
      title={words.outlook.name}
      heading={<span className={classes.finding}>{heading}</span>}
      lead={areOwn ? said.own : said.moved}
    >
      <SegmentNavigation />
      {error && <Problem compact error={error} retry={() => void refetch()} />}
      <div className={classes.layout}>
        <DensityMap
          density={density}
          cuts={cuts}
          cells={cells}
          published={published}
          onMove={move}
          onSettle={settle}
        />
        <div className={classes.side}>
          <CutFields
            cuts={cuts}
            areOwn={areOwn}
            measure={words.measure.bare}
            outlook={words.outlook.axis}
            outlookUnit={value.gridAxes.outlookUnit}
            currency={summary.measure === 'outcome' ? null : summary.currency}
            onMove={move}
            onReset={reset}
          />
          <p className={classes.state} data-exact={isExact || undefined}>
            {isExact ? said.exact : said.estimate}
          </p>
          {isExact && (
            <Certainty
              certain={data.certain}
              everybody={summary.customers}
              probability={certainty.probability}
            />
          )}
          {outlookUnknown !== null && outlookUnknown > 0 && (
            <p className={classes.quiet}>
              {said.unknown(
                said.customers(number(outlookUnknown), outlookUnknown === 1),
                words.outlook.unknown,
              )}
            </p>
          )}
        </div>
      </div>
      <CellList
        cells={cells}
        total={value.pastYearRevenue}
        everybody={summary.customers}
        isRuns={areOwn}
        published={published}
      />
      <section className={classes.meaning} aria-labelledby="grid-meaning">
        <h2 id="grid-meaning">{said.meaning(words.sections.grid.heading)}</h2>
        <p>{words.sections.grid.lead.join(' ')}</p>
      </section>
    </Screen>
  );
}
