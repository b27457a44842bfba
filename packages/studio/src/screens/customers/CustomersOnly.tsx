import type { ReactNode } from 'react';
import { LinkButton } from '../../app/LinkButton.tsx';
import { useRun } from '../../app/run.ts';
import { Screen } from '../../app/Screen.tsx';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { strings } from '../../strings/index.ts';

const words = strings.customers;

/** Single customers, for who may see them and once there are any; for others, why not, and what there is instead. */
export function CustomersOnly({ children }: { children: ReactNode }) {
  const may = useMay();
  const { runs } = useRun();
  if (!may('customers'))
    return (
      <Screen title={words.title} heading={words.title}>
        <EmptyState
          title={words.notAllowed}
          action={<LinkButton to="/segments">{words.notAllowedAction}</LinkButton>}
        >
          {words.notAllowedText}
        </EmptyState>
      </Screen>
    );
  if (runs.length === 0)
    return (
      <Screen title={words.title} heading={words.title}>
        <EmptyState title={words.noRun} action={<LinkButton to="/data">{words.noRunAction}</LinkButton>}>
          {words.noRunText}
        </EmptyState>
      </Screen>
    );
  return children;
}
