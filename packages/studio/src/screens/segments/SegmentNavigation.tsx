import { Link, useMatchRoute } from '@tanstack/react-router';
import { strings } from '../../strings/index.ts';
import classes from './segments.module.css';

const words = strings.segments;

/** The parts of the segments screen, above each of them. */
export function SegmentNavigation() {
  const isMakingList = useMatchRoute()({ to: '/segments/list' }) !== false;
  return (
    <nav className={classes.parts} aria-label={words.parts}>
      <ul>
        <li>
          <Link to="/segments" activeOptions={{ exact: true, includeSearch: false }}>
            {words.part.value}
          </Link>
        </li>
        <li>
          <Link to="/segments/grid" activeOptions={{ includeSearch: false }}>
            {words.part.grid}
          </Link>
        </li>
        <li>
          <Link to="/segments/lifecycle" activeOptions={{ includeSearch: false }}>
            {words.part.lifecycle}
          </Link>
        </li>
        <li>
          <Link to="/segments/rules" activeOptions={{ includeSearch: false }}>
            {words.part.rules}
          </Link>
        </li>
        <li>
          <Link to="/segments/overlap" activeOptions={{ includeSearch: false }}>
            {words.part.overlap}
          </Link>
        </li>
        <li>
          <Link
            to="/segments/lists"
            activeOptions={{ includeSearch: false }}
            {...(isMakingList && { 'data-status': 'active' })}
          >
            {words.part.lists}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
