import type { Amounts } from '@attune/charts';
import { useMemo } from 'react';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';
import { factText } from '../fact-text.ts';
import { FactName } from './FactName.tsx';
import type { Fact } from './fact-groups.ts';
import { potentialWords } from './potential-words.ts';

const words = strings.customers.one.potential;

/** What more the customer could spend, and by what evidence. Nothing where nobody can know. */
export function Potential({ facts, money }: { facts: readonly Fact[]; money: Amounts }) {
  const said = useMemo(
    () => potentialWords(Object.fromEntries(facts.map(({ name, value }) => [name, value])), money),
    [facts, money],
  );
  const fact = (name: string) => facts.find((known) => known.name === name);
  const [potential, kind] = [fact('potential'), fact('potential_kind')];
  if (!said || !potential || !kind) return null;
  return (
    <section className={classes.part} aria-labelledby="potential-heading">
      <h2 id="potential-heading">{said.heading}</h2>
      <dl className={classes.figures} aria-label={words.figures}>
        <div>
          <dt>
            <FactName fact={potential} name={said.name} />
          </dt>
          <dd>
            {said.amount}
            {said.range !== undefined && <span className={classes.range}>{said.range}</span>}
          </dd>
        </div>
        <div>
          <dt>
            <FactName fact={kind} />
          </dt>
          <dd>{capital(factText(kind, kind.value, money))}</dd>
        </div>
      </dl>
      <p className={classes.meaning}>{said.meaning}</p>
    </section>
  );
}
