import type { Segment } from '@attune/client';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { useMay } from '../../../app/session.ts';
import { RuleLink } from '../../../origin/RuleLink.tsx';
import { strings } from '../../../strings/index.ts';

const words = strings.segments.rules;

/** What can be done with a saved segment, as far as this person may. */
export function SegmentActions({
  segment: { name, rule },
}: {
  readonly segment: Pick<Segment, 'name' | 'rule'>;
}) {
  const may = useMay();
  return (
    <>
      {may('customers') && (
        <RuleLink to="/customers" rule={rule}>
          {words.see}
        </RuleLink>
      )}
      {may('lists') && (
        <LinkButton variant="default" to="/segments/list" search={{ segment: name }}>
          {words.makeList}
        </LinkButton>
      )}
      {may('customers') && (
        <LinkButton variant="default" to="/segments/overlap" search={{ a: `saved:${name}` }}>
          {words.compare}
        </LinkButton>
      )}
    </>
  );
}
