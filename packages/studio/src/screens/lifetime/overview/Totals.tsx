import { number } from '@attune/charts';
import { Figure } from '../../../origin/Figure.tsx';
import { isUnknown } from '../../../published/published.ts';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../lifetime.module.css';
import type { Forecast } from '../lifetime-parts.ts';
import { shown } from '../shown.ts';

const said = strings.lifetime;

/** The sums over all customers; each opens its origin, unless it is withheld. */
export function Totals({ forecast: { published, clv } }: { forecast: Forecast }) {
  const { total } = clv;
  if (isUnknown(total)) return null;
  const { money } = published;
  const { interval } = total;
  const roughly = (count: number) => number(Math.round(Number(count.toPrecision(3))));
  const ends =
    interval === null
      ? said.withheld
      : isUnknown(interval)
        ? said.notKnown
        : said.interval(money.short(interval[0]), money.short(interval[1]));
  const figures = [
    {
      path: 'clv.total.value',
      text: shown(total.value, money.short),
      of: total.value,
      name: said.expected(capital(clv.name)),
    },
    { path: null, text: ends, of: null, name: said.ends },
    { path: 'clv.total.alive', text: roughly(total.alive), of: total.alive, name: said.alive },
    {
      path: 'clv.total.purchases',
      text: roughly(total.purchases),
      of: total.purchases,
      name: said.purchases,
    },
    { path: 'customers', text: shown(clv.customers, number), of: clv.customers, name: said.customers },
  ];
  return (
    <dl className={classes.figures} aria-label={said.figures}>
      {figures.map(({ path, text, of, name }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{path === null || of === null ? text : <Figure path={path}>{text}</Figure>}</dd>
        </div>
      ))}
    </dl>
  );
}
