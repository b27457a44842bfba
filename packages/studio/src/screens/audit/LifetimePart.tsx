import { LinkButton } from '../../app/LinkButton.tsx';
import { isUnknown, type Published } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import classes from './audit.module.css';
import { Part } from './Part.tsx';

/** What customers are expected to bring, in a sentence; the rest has screens of its own. */
export function LifetimePart({ audit }: { audit: Published }) {
  return (
    <Part words={audit.words.sections.lifetime}>
      {!isUnknown(audit.summary.clv) && (
        <div className={classes.actions}>
          <LinkButton to="/lifetime" variant="default">
            {strings.audit.lifetime.see}
          </LinkButton>
        </div>
      )}
    </Part>
  );
}
