import { readable } from '@attune/charts';
import { strings } from '../../strings/index.ts';
import classes from './lifetime.module.css';
import type { Lifetime } from './lifetime-parts.ts';

/** What to know before trusting a forecast; nothing where there is nothing. */
export function Warnings({ warnings }: Pick<Lifetime, 'warnings'>) {
  if (warnings.length === 0) return null;
  return (
    <section className={classes.warnings} aria-labelledby="warnings-heading">
      <h2 id="warnings-heading">{strings.lifetime.warnings}</h2>
      <ul>
        {warnings.map((text) => (
          <li key={text}>{readable(text)}</li>
        ))}
      </ul>
    </section>
  );
}
