import type { ReactNode } from 'react';
import { strings } from '../strings/index.ts';
import classes from './origin.module.css';
import { useOrigin } from './useOrigin.ts';

export interface FigureProps {
  /** Of the number in the summary: `value.deciles.1`. */
  readonly path: string;
  /** The number as it is written: "€1.2 M". */
  readonly children: ReactNode;
}

/** A number that says where it comes from: a quiet button, which opens the panel beside the screen. */
export function Figure({ path, children }: FigureProps) {
  const { path: open, show } = useOrigin();
  return (
    <button
      type="button"
      className={classes.figure}
      title={strings.origin.open}
      aria-haspopup="dialog"
      aria-expanded={open === path}
      onClick={() => show(path)}
    >
      {children}
    </button>
  );
}
