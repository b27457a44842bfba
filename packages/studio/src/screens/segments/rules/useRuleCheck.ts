import type { Replies, Rule } from '@attune/client';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ruleQuery } from '../../../api/segments.ts';

export interface RuleCheck {
  /** Of this rule, or, while it is being counted, of the one before. */
  readonly checked: Replies['checkRule'] | undefined;
  readonly isCounting: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** How long the rule has to rest before it is counted, in milliseconds. */
const rest = 200;

/** Counts whom a rule finds as it changes; what was asked for before is given up. */
export function useRuleCheck(run: string, rule: Rule, isFinished: boolean): RuleCheck {
  const [rested] = useDebouncedValue(rule, rest, { leading: true });
  const { data, error, isFetching, refetch } = useQuery({
    ...ruleQuery(run, rested),
    enabled: isFinished,
    placeholderData: keepPreviousData,
  });
  return {
    checked: data,
    isCounting: isFinished && (isFetching || rested !== rule),
    error,
    retry: () => void refetch(),
  };
}
