import type { Rule } from '@attune/client';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Catalogue } from '../model/builder-model.ts';
import { type Address, pointed } from '../model/edit-rule.ts';
import type { Group } from '../model/rule-model.ts';
import { writeRule } from '../model/write-rule.ts';
import { type Building, BuildingContext, elementId, keyOf, type Part, type RuleProblem } from './building.ts';
import { GroupItems } from './GroupItems.tsx';

export interface RuleBuilderProps {
  readonly root: Group;
  readonly catalogue: Catalogue;
  readonly problems: readonly RuleProblem[];
  readonly onEdit: (rule: Rule, label: string, key?: string) => void;
}

/** A rule as conditions in groups, to be put together by pointer or by keyboard. */
export function RuleBuilder({ root, catalogue, problems, onEdit }: RuleBuilderProps) {
  const wanted = useRef<{ readonly address: Address; readonly part: Part }>(undefined);
  const focusNext = useCallback((address: Address, part: Part) => {
    wanted.current = { address, part };
    requestAnimationFrame(() => takeFocus(wanted));
  }, []);
  useEffect(() => takeFocus(wanted));
  const building = useMemo(
    (): Building => ({
      root,
      catalogue,
      problems: Map.groupBy(problems, ({ path }) => keyOf(pointed(root, path))),
      edit: (next, label, key) => onEdit(writeRule(next), label, key),
      focusNext,
    }),
    [root, catalogue, problems, onEdit, focusNext],
  );
  return (
    <BuildingContext value={building}>
      <GroupItems group={root} address={[]} />
    </BuildingContext>
  );
}

interface Wanted {
  current: { readonly address: Address; readonly part: Part } | undefined;
}

/** As soon as it is there: an item appears with the render after the edit. */
function takeFocus(wanted: Wanted): void {
  if (!wanted.current) return;
  const { address, part } = wanted.current;
  const parts = document
    .getElementById(elementId(address))
    ?.querySelectorAll<HTMLElement>(`[data-part="${part}"]`);
  // What is added goes to the end of a group, below the groups within it.
  const found = part === 'add' ? [...(parts ?? [])].at(-1) : parts?.[0];
  const target = found?.matches('input, select, button') ? found : found?.querySelector<HTMLElement>('input');
  if (!target) return;
  wanted.current = undefined;
  target.focus();
}
