import { readable } from '@attune/charts';
import { useMemo } from 'react';
import type { Published } from '../../published/published.ts';
import { capital } from '../../strings/capital.ts';
import { strings } from '../../strings/index.ts';
import classes from './audit.module.css';
import { lifecycleGroups } from './groups.ts';
import { SharesPart } from './SharesPart.tsx';

/** In which state of the lifecycle customers are, and by which rule. */
export function LifecyclePart({ audit }: { audit: Published }) {
  const { summary, words } = audit;
  const groups = useMemo(() => lifecycleGroups(summary), [summary]);
  return (
    <SharesPart
      audit={audit}
      words={words.sections.lifecycle}
      groups={groups}
      nameOfGroups={strings.audit.lifecycle.state}
      nameOfAmounts={strings.audit.pastYear(words.measure.bare)}
      fileName="lifecycle"
    >
      <details>
        <summary>{strings.audit.lifecycle.rules}</summary>
        <dl className={classes.glossary}>
          {summary.lifecycleRules.map(({ state, rule }) => (
            <div key={state}>
              <dt>{capital(state)}</dt>
              <dd>{readable(rule)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </SharesPart>
  );
}
