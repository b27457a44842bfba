import { amountsIn, day, number, percent } from '@attune/charts';
import type { RunInfo } from '@attune/client';
import { useEffect } from 'react';
import { announce } from '../../../app/announce.ts';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import classes from './rules.module.css';
import type { RuleCheck } from './useRuleCheck.ts';

const words = strings.segments.rules;

export interface RuleResultProps {
  readonly check: RuleCheck;
  readonly isFinished: boolean;
  readonly isEmpty: boolean;
  readonly info: RunInfo;
}

/** What a rule says, as a sentence, and whom it finds in the run: counted as it changes. */
export function RuleResult({ check, isFinished, isEmpty, info }: RuleResultProps) {
  const { checked, isCounting, error, retry } = check;
  const customers = checked?.ok ? checked.customers : null;
  useEffect(() => {
    if (customers !== null && !isCounting) announce(words.announced(number(customers), customers === 1));
  }, [customers, isCounting]);
  return (
    <aside className={classes.result} aria-label={words.counted} aria-busy={isCounting}>
      {!isFinished ? (
        <>
          <p className={classes.figure}>{words.unfinished}</p>
          <p className={classes.detail}>{words.unfinishedText}</p>
        </>
      ) : error ? (
        <Problem compact error={error} retry={retry} />
      ) : checked && !checked.ok ? (
        <>
          <p className={classes.figure}>{words.cannotCount}</p>
          <p className={classes.detail}>{words.problemsBelow(checked.problems.length)}</p>
        </>
      ) : (
        checked?.customers != null && (
          <Counted checked={{ ...checked, customers: checked.customers }} isEmpty={isEmpty} info={info} />
        )
      )}
    </aside>
  );
}

interface CountedProps {
  readonly checked: NonNullable<RuleCheck['checked']> & { readonly customers: number };
  readonly isEmpty: boolean;
  readonly info: RunInfo;
}

function Counted({ checked, isEmpty, info }: CountedProps) {
  const { customers, of, revenue, revenueOf, inWords } = checked;
  const amounts = amountsIn(info.measure === 'outcome' ? null : info.currency);
  const measure = words.measures[info.measure];
  return (
    <>
      <p className={classes.figure}>
        <strong data-count={customers}>{number(customers)}</strong> {words.customers(customers === 1)}
      </p>
      <p className={classes.detail}>
        {of > 0 && words.shareOfAll(percent(customers / of), number(of))}
        {revenue !== null && (
          <>
            <br />
            {revenueOf > 0
              ? words.shareOfMeasure(amounts.short(revenue), measure, percent(revenue / revenueOf))
              : words.amountOfMeasure(amounts.short(revenue), measure)}
          </>
        )}
        <br />
        {words.countedInRun(day(info.asOf))}
      </p>
      <h2 className={classes.small}>{words.sentence}</h2>
      <p className={classes.sentence}>{isEmpty ? words.allCustomers : `${inWords}.`}</p>
    </>
  );
}
