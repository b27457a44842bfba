import { Link, useRouterState } from '@tanstack/react-router';
import { strings } from '../../strings/index.ts';
import classes from './data.module.css';

const words = strings.data.part;

/** The parts of the data screen, above each of them. */
export function DataParts() {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <nav className={classes.parts} aria-label={strings.data.parts}>
      <ul>
        <li>
          <Link to="/data" activeOptions={{ exact: true, includeSearch: false }}>
            {words.files}
          </Link>
        </li>
        <li>
          <Link to="/data/quality">{words.quality}</Link>
        </li>
        <li>
          <Link to="/data/rejected" activeOptions={{ includeSearch: false }}>
            {words.rejected}
          </Link>
        </li>
        <li>
          <Link
            to="/data/runs"
            activeOptions={{ includeSearch: false }}
            data-within={pathname === '/data/compare' || undefined}
          >
            {words.runs}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
