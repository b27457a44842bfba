import { strings } from '../../../strings/index.ts';
import { CellList } from './CellList.tsx';
import { Certainty, certaintyOf } from './Certainty.tsx';
import { DensityMap } from './DensityMap.tsx';
import classes from './grid.module.css';
import type { GridProps } from './MovableGrid.tsx';
import { outlookText } from './outlook-text.ts';

const said = strings.segments.grid;

/** The field and its cells as they were published, for who may not have customers counted anew. */
export function PublishedGrid({ published, density }: GridProps) {
  const { summary, words, money } = published;
  const cells = summary.value.grid.map((cell) => ({ ...cell, rule: undefined, isExact: true }));
  return (
    <>
      <div className={classes.layout}>
        <DensityMap
          density={density}
          cuts={{ value: density.valueCut, outlook: density.outlookCut }}
          cells={cells}
          published={published}
        />
        <div className={classes.side}>
          <p>
            {said.cuts(
              words.measure.bare,
              money.exact(density.valueCut),
              words.outlook.axis.toLowerCase(),
              outlookText(published)(density.outlookCut),
            )}
          </p>
          <Certainty {...certaintyOf(published)} />
          <p className={classes.quiet}>{said.fixed}</p>
        </div>
      </div>
      <CellList
        cells={cells}
        total={summary.value.pastYearRevenue}
        everybody={summary.customers}
        isRuns
        published={published}
      />
    </>
  );
}
