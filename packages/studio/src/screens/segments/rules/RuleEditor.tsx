import type { Replies, RunInfo } from '@attune/client';
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { catalogueQuery } from '../../../api/segments.ts';
import { Busy } from '../../../states/Busy.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { RuleBuilder } from './builder/RuleBuilder.tsx';
import { JsonView } from './JsonView.tsx';
import { modelOf } from './model/builder-model.ts';
import { isFinished } from './model/read-rule.ts';
import { RuleResult } from './RuleResult.tsx';
import classes from './rules.module.css';
import { useRuleCheck } from './useRuleCheck.ts';
import type { RuleDraft } from './useRuleDraft.ts';

const words = strings.segments.rules;
const none: Replies['checkRule']['problems'] = [];

export type View = 'builder' | 'json' | 'history';

export interface RuleEditorProps {
  readonly run: string;
  readonly info: RunInfo;
  readonly draft: RuleDraft;
  readonly view: View;
  readonly views: readonly View[];
  readonly mayEdit: boolean;
  /** Above the conditions: the name, what is not saved, a conflict. */
  readonly head?: ReactNode;
  readonly history?: ReactNode;
}

/** A rule being edited: its conditions or its JSON, beside whom it finds. */
export function RuleEditor({ run, info, draft, view, views, mayEdit, head, history }: RuleEditorProps) {
  const { rule, edit } = draft;
  const catalogue = useQuery(catalogueQuery(run));
  const isComplete = useMemo(() => isFinished(rule), [rule]);
  const check = useRuleCheck(run, rule, isComplete);
  const problems = isComplete ? (check.checked?.problems ?? none) : none;
  const model = useMemo(() => catalogue.data && modelOf(rule, catalogue.data), [rule, catalogue.data]);
  const json = (
    <JsonView
      run={run}
      rule={rule}
      problems={problems}
      isReadOnly={!mayEdit}
      onTake={(next) => edit(next, words.edits.json)}
    />
  );
  return (
    <div className={classes.editor}>
      <RuleResult
        check={check}
        isFinished={isComplete}
        isEmpty={Object.keys(rule).length === 0}
        info={info}
      />
      <div className={classes.main}>
        {head}
        <Views view={view} views={views}>
          {view === 'history' && history}
          {view === 'json' && json}
          {view === 'builder' && catalogue.error && (
            <Problem error={catalogue.error} retry={() => void catalogue.refetch()} />
          )}
          {view === 'builder' && catalogue.isPending && <Busy what={strings.states.opening} />}
          {view === 'builder' &&
            model &&
            catalogue.data &&
            (model.ok ? (
              <RuleBuilder root={model.root} catalogue={catalogue.data} problems={problems} onEdit={edit} />
            ) : (
              <>
                <div className={classes.note} role="status">
                  <strong>{words.jsonOnly}</strong>
                  <p>{words.jsonOnlyText(model.pointer === '' ? words.wholeRule : model.pointer)}</p>
                </div>
                {json}
              </>
            ))}
        </Views>
      </div>
    </div>
  );
}

interface ViewsProps extends Pick<RuleEditorProps, 'view' | 'views'> {
  readonly children: ReactNode;
}

function Views({ view, views, children }: ViewsProps) {
  const navigate = useNavigate();
  const open = (wanted: string | null) =>
    void navigate({
      to: '.',
      replace: true,
      resetScroll: false,
      search: ({ view: _, ...rest }: Record<string, unknown>) =>
        wanted === 'builder' ? rest : { ...rest, view: wanted },
    });
  return (
    <Tabs value={view} onChange={open} keepMounted={false}>
      <Tabs.List aria-label={words.views}>
        {views.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {words.view[one]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={view} className={classes.panel}>
        {children}
      </Tabs.Panel>
    </Tabs>
  );
}
