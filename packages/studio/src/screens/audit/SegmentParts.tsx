import { useMemo } from 'react';
import type { Published } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { patternGroups, rfmGroups } from './groups.ts';
import { SharesPart } from './SharesPart.tsx';

/** Segments by recency, frequency and money. */
export function RfmPart({ audit }: { audit: Published }) {
  const groups = useMemo(() => rfmGroups(audit.summary), [audit]);
  return (
    <SharesPart
      audit={audit}
      words={audit.words.sections.rfm}
      groups={groups}
      nameOfGroups={strings.audit.rfm.segment}
      nameOfAmounts={audit.words.measure.Noun}
      fileName="segments"
    />
  );
}

/** How customers' buying changes. */
export function PatternsPart({ audit }: { audit: Published }) {
  const groups = useMemo(() => patternGroups(audit.summary), [audit]);
  return (
    <SharesPart
      audit={audit}
      words={audit.words.sections.patterns}
      groups={groups}
      nameOfGroups={strings.audit.patterns.pattern}
      nameOfAmounts={strings.audit.pastYear(audit.words.measure.bare)}
      fileName="patterns"
    />
  );
}
