import type { Amounts } from '@attune/charts';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';
import { factText, isNumeric } from '../fact-text.ts';
import { FactName } from './FactName.tsx';
import { type Fact, factGroups } from './fact-groups.ts';

const words = strings.customers.one.facts;

/** All that is known of a customer, in groups; each fact tells where it comes from. */
export function Facts({ facts, money }: { facts: readonly Fact[]; money: Amounts }) {
  return (
    <section className={classes.part} aria-labelledby="facts-heading">
      <h2 id="facts-heading">{words.heading}</h2>
      <p className={classes.note}>{words.note}</p>
      <div className={classes.groups}>
        {factGroups(facts).map((group) => (
          <section key={group.name} aria-labelledby={`facts-${group.name}`}>
            <h3 id={`facts-${group.name}`}>{words.groups[group.name]}</h3>
            <dl className={classes.facts}>
              {group.facts.map((fact) => (
                <div key={fact.name}>
                  <dt>
                    <FactName fact={fact} />
                  </dt>
                  <dd data-number={isNumeric(fact) || undefined}>{factText(fact, fact.value, money)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </section>
  );
}

/** The few facts that are asked for first. */
export function KeyFigures({ facts, money }: { facts: readonly Fact[]; money: Amounts }) {
  const chosen = [
    'past_year_revenue',
    'revenue',
    'orders',
    'last_purchase',
    'interval_mean_days',
    'revenue_rank',
  ];
  return (
    <dl className={classes.figures} aria-label={strings.customers.one.figures}>
      {chosen.flatMap((name) => {
        const fact = facts.find((known) => known.name === name);
        return fact ? (
          <div key={name}>
            <dt>
              <FactName fact={fact} />
            </dt>
            <dd>{factText(fact, fact.value, money)}</dd>
          </div>
        ) : (
          []
        );
      })}
    </dl>
  );
}
