import { useLayoutEffect, useRef } from 'react';
import classes from './chart.module.css';
import type { MarkWords } from './chart-table.ts';

export interface TipProps {
  readonly words: MarkWords;
  /** Of the mark, or of the pointer on it: in pixels from the picture's corner. */
  readonly at: { readonly x: number; readonly top: number; readonly bottom: number };
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}

/** What a mark says, beside it; inside the picture's width, above the mark where there is room. */
export function Tip({ words, at, onEnter, onLeave }: TipProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current: tip } = box;
    if (!tip) return;
    const room = tip.offsetParent?.clientWidth ?? 0;
    const left = Math.max(0, Math.min(at.x - tip.offsetWidth / 2, room - tip.offsetWidth));
    const isAbove = at.top - tip.offsetHeight - 6 > -40;
    tip.style.left = `${left}px`;
    tip.style.top = `${isAbove ? at.top - tip.offsetHeight - 6 : at.bottom + 6}px`;
  });
  return (
    // Read with the mark itself, as the option of the list.
    <div
      className={classes.tip}
      ref={box}
      aria-hidden="true"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <strong>{words.title}</strong>
      <dl>
        {words.values.map(([heading, value]) => (
          <div key={heading}>
            <dt>{heading}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
