import { lifecycleColours } from '@attune/charts';
import { Finding } from '../../../published/Finding.tsx';
import type { State } from '../../../published/lifecycle.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../segments.module.css';
import type { StateRow } from './states.ts';

const said = strings.segments.lifecycle;

export interface StateRulesProps {
  readonly rows: readonly StateRow[];
  /** In which the rules are tried. */
  readonly order: readonly State[];
}

/** How the states are told apart, in the order in which the rules are tried. */
export function StateRules({ rows, order }: StateRulesProps) {
  const tried = order.flatMap((state) => rows.find((row) => row.state === state) ?? []);
  return (
    <Finding words={{ id: 'state-rules', heading: said.rules, lead: [said.rulesLead] }} isReason={false}>
      <ol className={classes.rules}>
        {tried.map(({ state, name, rule }) => (
          <li key={state}>
            <strong>
              <svg width="12" height="12" aria-hidden="true">
                <rect width="12" height="12" rx="2" fill={lifecycleColours[state]} />
              </svg>
              {name}
            </strong>
            <span>{rule}</span>
          </li>
        ))}
      </ol>
    </Finding>
  );
}
