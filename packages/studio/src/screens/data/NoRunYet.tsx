import { LinkButton } from '../../app/LinkButton.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { strings } from '../../strings/index.ts';

/** A part that speaks of a run while none is published: why it is empty, and the way to a run. */
export function NoRunYet({ what }: { what: string }) {
  return (
    <EmptyState
      title={strings.data.noRun}
      action={<LinkButton to="/data">{strings.data.toFiles}</LinkButton>}
    >
      {strings.data.noRunText(what)}
    </EmptyState>
  );
}
