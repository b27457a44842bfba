import { strings } from '../../../strings/index.ts';
import { CellList } from './CellList.tsx';
import { DensityMap } from './DensityMap.tsx';
import classes from './grid.module.css';
import { growthText } from './growth-text.ts';
import type { GridProps } from './MovableGrid.tsx';

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
          cuts={{ value: density.valueCut, growth: density.growthCut }}
          cells={cells}
          published={published}
        />
        <div className={classes.side}>
          <p>{said.cuts(words.measure.bare, money.exact(density.valueCut), growthText(density.growthCut))}</p>
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
