import type { ReactNode } from 'react';
import type { SectionWords } from '../../published/published.ts';
import classes from './lifetime.module.css';

/** A section of a screen: its finding as heading, what it means, then the evidence. */
export function Finding({ words, children }: { words: SectionWords; children?: ReactNode }) {
  const { id, heading, lead, withheld, picture } = words;
  return (
    <section className={classes.finding} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {lead.map((text) => (
        <p className={withheld || !picture ? classes.quiet : classes.lead} key={text}>
          {text}
        </p>
      ))}
      {children}
    </section>
  );
}
