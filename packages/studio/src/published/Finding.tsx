import type { ReactNode } from 'react';
import classes from './Finding.module.css';
import type { SectionWords } from './published.ts';

export interface FindingProps {
  /** A section's of the report, or those of the studio itself. */
  readonly words: Pick<SectionWords, 'id' | 'heading' | 'lead'> &
    Partial<Pick<SectionWords, 'withheld' | 'picture'>>;
  /** Whether what is said below the heading is why there is no evidence; default: where there is no picture. */
  readonly isReason?: boolean;
  readonly children?: ReactNode;
}

/** A section of a screen: its finding as heading, what it means, then the evidence. */
export function Finding({ words, isReason, children }: FindingProps) {
  const { id, heading, lead, withheld, picture } = words;
  return (
    <section className={classes.finding} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {lead.map((text) => (
        <p className={(isReason ?? (withheld || !picture)) ? classes.quiet : classes.lead} key={text}>
          {text}
        </p>
      ))}
      {children}
    </section>
  );
}

/** Findings side by side, as far as there is room. */
export function FindingPair({ children }: { readonly children: ReactNode }) {
  return <div className={classes.pair}>{children}</div>;
}
