import type { Rule } from '@attune/client';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRun } from '../app/run.ts';

export interface RuleLinkProps {
  readonly to: '/customers' | '/segments/new' | '/segments/lists/new';
  readonly rule: Rule;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** Leads to a screen that shows, or saves, whom a rule finds, in the run that is shown here. */
export function RuleLink({ to, rule, icon, children }: RuleLinkProps) {
  const navigate = useNavigate();
  const { run, followsLatest } = useRun();
  const search = new URLSearchParams({ rule: JSON.stringify(rule), ...(!followsLatest && { run }) });
  const href = `${to}?${search}`;
  return (
    <Button
      component="a"
      variant="default"
      href={href}
      leftSection={icon}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        void navigate({ href });
      }}
    >
      {children}
    </Button>
  );
}
