import type { ReactNode } from 'react';
import classes from './audit.module.css';
import type { SectionWords } from './audit-data.ts';

/** A section of the audit: its finding as heading, what it means, then the evidence. */
export function Part({ words, children }: { words: SectionWords; children?: ReactNode }) {
  const { id, name, heading, lead, withheld, picture } = words;
  return (
    <section className={classes.part} id={id} aria-labelledby={`${id}-heading`}>
      <p className={classes.kicker}>{name}</p>
      <h2 className={classes.heading} id={`${id}-heading`} tabIndex={-1}>
        {heading}
      </h2>
      {lead.map((text) => (
        <p className={withheld || !picture ? classes.quiet : classes.lead} key={text}>
          {text}
        </p>
      ))}
      {children}
    </section>
  );
}
