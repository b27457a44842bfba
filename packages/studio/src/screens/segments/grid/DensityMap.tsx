import { countScale, number, percent } from '@attune/charts';
import { useCallback, useMemo, useRef } from 'react';
import { useWidth } from '../../../chart/useWidth.ts';
import type { Published } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import type { Cell } from '../published-parts.ts';
import { shown } from '../shown.ts';
import type { ShownCell } from './CellList.tsx';
import { CutHandle } from './CutHandle.tsx';
import { moneyAxis, outlookAxis } from './cut-axis.ts';
import type { Cuts, Density } from './estimate-cells.ts';
import { Field } from './Field.tsx';
import classes from './grid.module.css';
import { layoutOf } from './map-layout.ts';
import { outlookText } from './outlook-text.ts';
import { ScaleKey } from './ScaleKey.tsx';

const said = strings.segments.grid;

export interface DensityMapProps {
  readonly density: Density;
  readonly cuts: Cuts;
  readonly cells: readonly ShownCell[];
  readonly published: Published;
  /** Absent where the cuts stand still. */
  readonly onMove?: (cuts: Partial<Cuts>) => void;
  readonly onSettle?: () => void;
}

/** Customers as a field between value and outlook, parted by two cuts. */
export function DensityMap({ density, cuts, cells, published, onMove, onSettle }: DensityMapProps) {
  const { money, words } = published;
  const axis = words.outlook.axis.toLowerCase();
  const write = outlookText(published);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { outlookUnit } = published.summary.value.gridAxes;
  const across = useMemo(() => outlookAxis(outlookUnit)(density.outlookEdges), [density, outlookUnit]);
  const up = useMemo(() => moneyAxis(density.valueEdges), [density]);
  const { scale, drawn } = useMemo(() => {
    const counts = [...density.counts.flat(), ...density.outlookUnknown].filter((count) => count !== null);
    const scale = countScale(counts);
    const used = new Set(counts.map(scale.classOf));
    return { scale, drawn: scale.classes.filter((one) => used.has(one)) };
  }, [density]);
  const colourOf = useCallback((count: number) => scale.classOf(count)?.colour, [scale]);
  const layout = useMemo(() => (width === undefined ? undefined : layoutOf(width)), [width]);
  const { plot } = layout ?? {};
  const cutX = plot && plot.left + across.placeOf(cuts.outlook) * plot.width;
  const cutY = plot && plot.top + (1 - up.placeOf(cuts.value)) * plot.height;
  const countOf = (cell: Cell) => {
    const found = cells.find((one) => one.cell === cell);
    const text = shown(found?.customers ?? null, number);
    return found?.isExact === false ? said.about(text) : text;
  };
  const description = said.mapText(
    cells.map(({ cell }) => said.cellText(words.outlook.cells[cell], countOf(cell))).join(' '),
  );
  return (
    <figure className={classes.figure} aria-labelledby="density-title">
      <figcaption id="density-title" className={classes.subtitle}>
        {said.map(words.measure.bare, axis, outlookUnit === 'money')}
      </figcaption>
      <div className={classes.map} ref={box} style={layout && { height: layout.height }}>
        {layout && plot && cutX !== undefined && cutY !== undefined && (
          <>
            <svg
              className={classes.drawing}
              width={layout.width}
              height={layout.height}
              role="img"
              aria-label={description}
            >
              <Field
                density={density}
                across={across}
                up={up}
                layout={layout}
                colourOf={colourOf}
                writeMoney={money.tick}
                outlook={words.outlook.axis}
                writeOutlook={outlookUnit === 'money' ? money.tick : wholePercent}
                outlookInMoney={outlookUnit === 'money'}
              />
              <CutLine from={[layout.unknown.left, cutY]} to={[plot.left + plot.width, cutY]} />
              <CutLine from={[cutX, plot.top]} to={[cutX, plot.top + plot.height]} />
            </svg>
            <div className={classes.corners} style={plot} aria-hidden="true">
              {corners.map((cell) => (
                <p key={cell} data-cell={cell}>
                  <strong>{words.outlook.cells[cell]}</strong>
                  <span>{countOf(cell)}</span>
                </p>
              ))}
            </div>
            {onMove && onSettle && (
              <>
                <CutHandle
                  axis={up}
                  direction="vertical"
                  name={said.valueCut(words.measure.bare)}
                  text={money.exact(cuts.value)}
                  spoken={money.exact(cuts.value)}
                  value={cuts.value}
                  line={{
                    left: layout.unknown.left,
                    top: cutY,
                    length: plot.left + plot.width - layout.unknown.left,
                  }}
                  track={{ start: plot.top, length: plot.height }}
                  onMove={(value) => onMove({ value })}
                  onSettle={onSettle}
                />
                <CutHandle
                  axis={across}
                  direction="horizontal"
                  name={said.outlookCut(axis)}
                  text={write(cuts.outlook)}
                  spoken={said.outlookText(write(cuts.outlook), axis)}
                  value={cuts.outlook}
                  line={{ left: cutX, top: plot.top, length: plot.height }}
                  track={{ start: plot.left, length: plot.width }}
                  onMove={(outlook) => onMove({ outlook })}
                  onSettle={onSettle}
                />
              </>
            )}
          </>
        )}
      </div>
      <ScaleKey classesOfCounts={drawn} hasWithheld={density.counts.flat().includes(null)} />
      <p className={classes.source}>
        {words.sections.grid.picture?.source} {onMove && said.moveHint}
      </p>
    </figure>
  );
}

const wholePercent = (share: number) => percent(share, 0);

type Point = readonly [x: number, y: number];

/** Dark on light, so that it is seen on every colour of the field. */
function CutLine({ from, to }: { from: Point; to: Point }) {
  const ends = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
  return (
    <>
      <line className={classes.cutGround} {...ends} />
      <line className={classes.cut} {...ends} />
    </>
  );
}

const corners: readonly Cell[] = ['high-low', 'high-high', 'low-low', 'low-high'];
