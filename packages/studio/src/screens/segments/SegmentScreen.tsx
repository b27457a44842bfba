import type { ReactNode } from 'react';
import { PublishedScreen } from '../../published/PublishedScreen.tsx';
import type { Published } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { NoRun } from './NoRun.tsx';
import { SegmentNavigation } from './SegmentNavigation.tsx';

export interface SegmentScreenProps {
  readonly title: string;
  /** What will be here, for who has analysed nothing yet. */
  readonly purpose: string;
  readonly children: (published: Published) => ReactNode;
}

/** A part of the segments that shows what a run found; it says so where there is no run. */
export function SegmentScreen({ title, purpose, children }: SegmentScreenProps) {
  return (
    <PublishedScreen
      title={title}
      busy={strings.segments.busy}
      navigation={<SegmentNavigation />}
      empty={<NoRun purpose={purpose} />}
    >
      {children}
    </PublishedScreen>
  );
}
