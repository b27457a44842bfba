import type { Rule } from '@attune/client';
import type { ReactNode } from 'react';
import { LinkButton } from '../app/LinkButton.tsx';

/** The screens that take a rule, each with the part of its address that holds it. */
const parameters = {
  '/customers': 'rule',
  '/segments/rules/new': 'draft',
  '/segments/list': 'rule',
} as const;

export interface RuleLinkProps {
  readonly to: keyof typeof parameters;
  readonly rule: Rule;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** Leads to a screen that shows, or saves, whom a rule finds, in the run that is shown here. */
export function RuleLink({ to, rule, icon, children }: RuleLinkProps) {
  return (
    <LinkButton variant="default" to={to} search={{ [parameters[to]]: rule }} leftSection={icon}>
      {children}
    </LinkButton>
  );
}
