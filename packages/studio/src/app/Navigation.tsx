import {
  IconChartGridDots,
  IconDatabase,
  IconHourglassHigh,
  IconReportAnalytics,
  IconSettings,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { strings } from '../strings/index.ts';
import classes from './Frame.module.css';
import { useMay } from './session.ts';

/** The screens in the order of the flow. */
export function Navigation() {
  const may = useMay();
  return (
    <nav className={classes.navigation} aria-label={strings.frame.navigation}>
      <ul>
        <li>
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            <IconReportAnalytics size={18} aria-hidden />
            {strings.audit.title}
          </Link>
        </li>
        <li>
          <Link to="/data">
            <IconDatabase size={18} aria-hidden />
            {strings.data.title}
          </Link>
        </li>
        {may('customers') && (
          <li>
            <Link to="/customers">
              <IconUsers size={18} aria-hidden />
              {strings.customers.title}
            </Link>
          </li>
        )}
        <li>
          <Link to="/segments">
            <IconUsersGroup size={18} aria-hidden />
            {strings.segments.title}
          </Link>
        </li>
        <li>
          <Link to="/cohorts">
            <IconChartGridDots size={18} aria-hidden />
            {strings.cohorts.title}
          </Link>
        </li>
        <li>
          <Link to="/lifetime">
            <IconHourglassHigh size={18} aria-hidden />
            <span className={classes.wide}>{strings.lifetime.title}</span>
            <span className={classes.phone}>{strings.lifetime.short}</span>
          </Link>
        </li>
        <li className={classes.foot}>
          <Link to="/settings">
            <IconSettings size={18} aria-hidden />
            {strings.settings.title}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
