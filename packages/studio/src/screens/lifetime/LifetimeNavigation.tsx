import { Link } from '@tanstack/react-router';
import { strings } from '../../strings/index.ts';
import classes from './lifetime.module.css';

const words = strings.lifetime;

/** The parts of the lifetime value screen, above each of them. */
export function LifetimeNavigation() {
  return (
    <nav className={classes.parts} aria-label={words.parts}>
      <ul>
        <li>
          <Link to="/lifetime" activeOptions={{ exact: true, includeSearch: false }}>
            {words.part.overview}
          </Link>
        </li>
        <li>
          <Link to="/lifetime/foretelling" activeOptions={{ includeSearch: false }}>
            {words.part.foretelling}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
