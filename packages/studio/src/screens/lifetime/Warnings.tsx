import { readable } from '@attune/charts';
import { strings } from '../../strings/index.ts';
import classes from './lifetime.module.css';
import type { Lifetime } from './lifetime-parts.ts';

const models = Object.values(strings.lifetime.models.names);

/** What to know before trusting a forecast; nothing where there is nothing. */
export function Warnings({ warnings }: Pick<Lifetime, 'warnings'>) {
  // What names a model stands beside the models.
  const plain = warnings.filter((text) => !models.some((model) => text.includes(model)));
  if (plain.length === 0) return null;
  return (
    <section className={classes.warnings} aria-labelledby="warnings-heading">
      <h2 id="warnings-heading">{strings.lifetime.warnings}</h2>
      <ul>
        {plain.map((text) => (
          <li key={text}>{readable(text)}</li>
        ))}
      </ul>
    </section>
  );
}
