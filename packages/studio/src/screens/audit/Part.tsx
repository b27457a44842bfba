import type { ReactNode } from 'react';
import type { SectionWords } from '../../published/published.ts';
import classes from './audit.module.css';

export interface PartProps {
  readonly words: SectionWords;
  /** Whether what is said below the heading is why there is no evidence; default: where there is no picture. */
  readonly isReason?: boolean;
  readonly children?: ReactNode;
}

/** A section of the audit: its finding as heading, what it means, then the evidence. */
export function Part({ words, isReason, children }: PartProps) {
  const { id, name, heading, lead, withheld, picture } = words;
  const leadClass = (isReason ?? (withheld || !picture)) ? classes.quiet : classes.lead;
  return (
    <section className={classes.part} id={id} aria-labelledby={`${id}-heading`}>
      <p className={classes.kicker}>{name}</p>
      <h2 className={classes.heading} id={`${id}-heading`} tabIndex={-1}>
        {heading}
      </h2>
      {lead.map((text) => (
        <p className={leadClass} key={text}>
          {text}
        </p>
      ))}
      {children}
    </section>
  );
}
