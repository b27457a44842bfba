import { LinkButton } from '../../app/LinkButton.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { strings } from '../../strings/index.ts';

const words = strings.segments;

/** Where nothing is analysed yet: what will be here, and the way to it. */
export function NoRun({ purpose }: { readonly purpose: string }) {
  return (
    <EmptyState title={words.noRun} action={<LinkButton to="/data">{words.noRunAction}</LinkButton>}>
      {purpose} {words.noRunText}
    </EmptyState>
  );
}
