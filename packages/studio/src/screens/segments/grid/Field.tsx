import { memo } from 'react';
import { strings } from '../../../strings/index.ts';
import type { CutAxis } from './cut-axis.ts';
import type { Density } from './estimate-cells.ts';
import classes from './grid.module.css';
import type { MapLayout, Part } from './map-layout.ts';

const said = strings.segments.grid;

export interface FieldProps {
  readonly density: Density;
  readonly across: CutAxis;
  readonly up: CutAxis;
  readonly layout: MapLayout;
  readonly colourOf: (count: number) => string | undefined;
  readonly writeMoney: (value: number) => string;
  /** What lies to the right, and how it is written beside its axis. */
  readonly outlook: string;
  readonly writeOutlook: (value: number) => string;
  /** In money the lowest class holds who has none, as the lowest class of value does. */
  readonly outlookInMoney: boolean;
}

/** Closer than this in pixels, the words beside an axis meet. */
const apart = { across: 64, up: 40 };

/** What does not move: the classes in their colours, and the axes. */
export const Field = memo(function Field(props: FieldProps) {
  const { density, across, up, layout, colourOf, writeMoney, outlook, writeOutlook, outlookInMoney } = props;
  const { plot, unknown } = layout;
  const { valueEdges, outlookEdges, counts, outlookUnknown } = density;
  const yOf = (value: number) => plot.top + (1 - up.placeOf(value)) * plot.height;
  const xOf = (outlook: number) => plot.left + across.placeOf(outlook) * plot.width;
  const rowOf = (index: number) => {
    const [from = 1, to = 1] = valueEdges.slice(index, index + 2);
    return { top: yOf(to), height: yOf(from) - yOf(to) };
  };
  const columnOf = (index: number) => {
    const [from = 0, to = 0] = outlookEdges.slice(index, index + 2);
    return { left: xOf(from), width: xOf(to) - xOf(from) };
  };
  const bottom = plot.top + plot.height;
  // The lowest class holds who spent nothing, which has no place on this axis: its name stands there instead.
  const lowest = rowOf(0);
  const lowestName = lowest.top + lowest.height / 2;
  const ticks = up
    .ticks(plot.height / apart.up)
    .filter((tick) => tick >= (valueEdges[1] ?? 0) && yOf(tick) < lowestName - 16);
  const none = columnOf(0);
  const outlookTicks = across
    .ticks(plot.width / apart.across)
    .filter((tick) => !outlookInMoney || xOf(tick) > none.left + none.width / 2 + apart.across / 2);
  return (
    <g>
      {counts.map((row, value) =>
        row.map((count, place) => (
          <ClassMark
            key={`${valueEdges[value]} ${outlookEdges[place]}`}
            part={{ ...rowOf(value), ...columnOf(place) }}
            count={count}
            colourOf={colourOf}
          />
        )),
      )}
      {outlookUnknown.map((count, value) => (
        <ClassMark
          key={valueEdges[value]}
          part={{ ...unknown, ...rowOf(value) }}
          count={count}
          colourOf={colourOf}
        />
      ))}
      <line className={classes.axis} x1={plot.left} x2={plot.left + plot.width} y1={bottom} y2={bottom} />
      <line
        className={classes.axis}
        x1={unknown.left}
        x2={unknown.left + unknown.width}
        y1={bottom}
        y2={bottom}
      />
      {ticks.map((tick) => (
        <text
          key={tick}
          className={classes.tick}
          x={unknown.left - 8}
          y={yOf(tick)}
          dy="0.35em"
          textAnchor="end"
        >
          {writeMoney(tick)}
        </text>
      ))}
      <text className={classes.tick} x={unknown.left - 8} y={lowestName} dy="0.35em" textAnchor="end">
        {said.leastValue}
      </text>
      {outlookInMoney && (
        <text className={classes.tick} x={none.left + none.width / 2} y={bottom + 18} textAnchor="middle">
          {said.leastValue}
        </text>
      )}
      {outlookTicks.map((tick) => (
        <text key={tick} className={classes.tick} x={xOf(tick)} y={bottom + 18} textAnchor="middle">
          {writeOutlook(tick)}
        </text>
      ))}
      <text className={classes.tick} x={unknown.left + unknown.width / 2} y={bottom + 36} textAnchor="middle">
        {said.notKnown}
      </text>
      <text className={classes.tick} x={plot.left + plot.width} y={bottom + 36} textAnchor="end">
        {outlook}
      </text>
    </g>
  );
});

interface ClassMarkProps {
  readonly part: Part;
  readonly count: number | null;
  readonly colourOf: (count: number) => string | undefined;
}

/** A class: its colour by how many it holds, a dot where that is withheld, nothing where it holds nobody. */
function ClassMark({ part, count, colourOf }: ClassMarkProps) {
  if (count === null)
    return (
      <circle
        className={classes.withheld}
        cx={part.left + part.width / 2}
        cy={part.top + part.height / 2}
        r={1.5}
      />
    );
  const colour = colourOf(count);
  if (!colour) return null;
  return (
    <rect
      x={part.left + 0.5}
      y={part.top + 0.5}
      width={Math.max(0, part.width - 1)}
      height={Math.max(0, part.height - 1)}
      style={{ fill: colour }}
    />
  );
}
