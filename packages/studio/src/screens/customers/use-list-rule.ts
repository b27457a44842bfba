import type { Rule } from '@attune/client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { segmentsQuery } from '../../api/segments.ts';
import { ruleOf } from './list-request.ts';
import type { ListSearch } from './list-search.ts';

export interface ListRule {
  /** Undefined: all customers. Null: not known, and then nobody may be shown. */
  readonly rule: Rule | undefined | null;
  /** Whether the segment in the address is none that is saved. */
  readonly isSegmentUnknown: boolean;
  /** Why the saved segments could not be fetched. */
  readonly error: Error | null;
}

/** The rule that the filters in the address make together. */
export function useListRule(search: ListSearch): ListRule {
  const { data, error } = useQuery({ ...segmentsQuery, enabled: search.segment !== undefined });
  const rule = useMemo(() => ruleOf(search, data?.segments), [search, data]);
  return { rule, isSegmentUnknown: rule === null && data !== undefined, error: rule === null ? error : null };
}
