import { number } from '@attune/charts';
import type { Rule } from '@attune/client';
import { IconUsers } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { numberQuery } from '../../api/audit.ts';
import { ruleQuery } from '../../api/segments.ts';
import { useRun } from '../../app/run.ts';
import { useMay } from '../../app/session.ts';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import { RuleActions } from './RuleActions.tsx';
import classes from './segments.module.css';

const words = strings.segments.selected;

export interface SelectedPeopleProps {
  /** Of the numbers that are selected, in the order in which they are shown. */
  readonly paths: readonly string[];
  /** Before anything is selected: what could be. */
  readonly invitation: string;
  /** Where no rule can say whom a number counts: what can be opened instead. */
  readonly instead?: (path: string) => ReactNode;
}

/** The people behind what is selected in the charts of a screen: how many, by which rule, and what to do with them. */
export function SelectedPeople({ paths, invitation, instead }: SelectedPeopleProps) {
  const { run } = useRun();
  const may = useMay();
  const id = useId();
  const numbers = useQueries({ queries: paths.map((path) => numberQuery(run, path)) });
  const known = numbers.flatMap(({ data }) => (data ? [data] : []));
  const rules = known.flatMap(({ people }) => (people ? [people.rule] : []));
  const isWhole = known.length === paths.length && rules.length === paths.length;
  const rule: Rule | undefined = !isWhole ? undefined : rules.length === 1 ? rules[0] : { $or: rules };
  const together = useQuery({
    ...ruleQuery(run, rule ?? {}),
    enabled: rule !== undefined && rules.length > 1 && may('customers'),
  });
  if (paths.length === 0) return <p className={classes.invitation}>{invitation}</p>;
  const error = numbers.find((one) => one.error)?.error ?? together.error;
  const [first] = known;
  const customers = paths.length === 1 ? first?.people?.customers : together.data?.customers;
  const without = known.filter(({ people }) => people === null);
  return (
    <section className={classes.selected} aria-labelledby={id}>
      <h2 id={id}>{known.map(({ label }) => label).join(words.and) || words.looking}</h2>
      {error && <Problem compact error={error} />}
      {first?.people && paths.length === 1 && <p>{first.people.inWords}</p>}
      {without.map(({ path }) => (
        <div key={path} className={classes.instead}>
          {instead?.(path)}
        </div>
      ))}
      {rule &&
        (may('customers') ? (
          <>
            {customers != null && (
              <p>
                <strong>{words.customers(number(customers), customers === 1)}</strong>
              </p>
            )}
            {customers !== 0 && <RuleActions rule={rule} icon={<IconUsers size={16} aria-hidden />} />}
          </>
        ) : (
          <p className={classes.muted}>{words.notAllowed}</p>
        ))}
    </section>
  );
}
