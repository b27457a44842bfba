import { Link } from '@tanstack/react-router';
import { strings } from '../strings/index.ts';
import { EmptyState } from './EmptyState.tsx';
import classes from './states.module.css';

/** For an address that leads nowhere. */
export function NoSuchPage() {
  return (
    <div className={classes.screen}>
      <EmptyState title={strings.states.noSuchPage} action={<Link to="/">{strings.states.toTheAudit}</Link>}>
        {strings.states.noSuchPageText}
      </EmptyState>
    </div>
  );
}
