import type { Rule } from '@attune/client';
import type { ReactNode } from 'react';
import { useMay } from '../../app/session.ts';
import { RuleLink } from '../../origin/RuleLink.tsx';
import { strings } from '../../strings/index.ts';
import classes from './segments.module.css';

const words = strings.segments.selected;

export interface RuleActionsProps {
  readonly rule: Rule;
  readonly icon?: ReactNode;
}

/** What can be done with the people whom a rule finds, as far as this person may. */
export function RuleActions({ rule, icon }: RuleActionsProps) {
  const may = useMay();
  return (
    <div className={classes.actions}>
      {may('customers') && (
        <RuleLink to="/customers" rule={rule} icon={icon}>
          {words.see}
        </RuleLink>
      )}
      {may('segments') && (
        <RuleLink to="/segments/rules/new" rule={rule}>
          {words.save}
        </RuleLink>
      )}
      {may('lists') && (
        <RuleLink to="/segments/list" rule={rule}>
          {words.list}
        </RuleLink>
      )}
    </div>
  );
}
