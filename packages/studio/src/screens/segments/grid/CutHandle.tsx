import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { CutAxis } from './cut-axis.ts';
import classes from './grid.module.css';

export interface CutHandleProps {
  readonly axis: CutAxis;
  /** Where the cut moves: a vertical one goes up and down. */
  readonly direction: 'vertical' | 'horizontal';
  readonly name: string;
  /** The value as it stands beside the cut, "€1,234.00", and as it is read out, "€1,234.00 potential". */
  readonly text: string;
  readonly spoken: string;
  readonly value: number;
  /** The line that it holds, in pixels of the map. */
  readonly line: { readonly left: number; readonly top: number; readonly length: number };
  /** Where along the map the axis lies. */
  readonly track: { readonly start: number; readonly length: number };
  readonly onMove: (value: number) => void;
  readonly onSettle: () => void;
}

/** How many small steps a key moves a cut; beyond the ends it stops. */
const stepsOf: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** A cut that can be taken anywhere along its line, and moved by keys. */
export function CutHandle(props: CutHandleProps) {
  const { axis, direction, name, text, spoken, value, line, track, onMove, onSettle } = props;
  const isVertical = direction === 'vertical';
  const grip = useRef<number>(undefined);
  const valueUnder = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const map = currentTarget.offsetParent?.getBoundingClientRect();
    if (!map) return value;
    const along = (isVertical ? clientY - map.top : clientX - map.left) - (grip.current ?? 0) - track.start;
    const place = along / track.length;
    return axis.valueAt(isVertical ? 1 - place : place);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const map = event.currentTarget.offsetParent?.getBoundingClientRect();
    if (!map) return;
    // Taken beside its middle, it keeps that distance: it does not jump.
    grip.current = isVertical ? event.clientY - map.top - line.top : event.clientX - map.left - line.left;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (grip.current !== undefined) onMove(valueUnder(event));
  };
  const letGo = () => {
    if (grip.current === undefined) return;
    grip.current = undefined;
    onSettle();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = stepsOf[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    onMove(axis.stepped(value, steps));
  };
  const size = isVertical ? { width: line.length } : { height: line.length };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={classes.handle}
      data-direction={direction}
      data-flip={axis.placeOf(value) > 0.5 || undefined}
      style={{ left: line.left, top: line.top, ...size }}
      aria-label={name}
      aria-orientation={direction}
      aria-valuemin={Math.min(axis.low, value)}
      aria-valuemax={Math.max(axis.high, value)}
      aria-valuenow={value}
      aria-valuetext={spoken}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={onKeyDown}
      onBlur={onSettle}
    >
      <span className={classes.knob} aria-hidden="true" />
      <span className={classes.flag} aria-hidden="true">
        {text}
      </span>
    </div>
  );
}
