import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Screen } from '../../app/Screen.tsx';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { strings } from '../../strings/index.ts';
import { type Section, sections } from './sections.ts';
import classes from './settings.module.css';

const words = strings.settings;

export interface SettingsPageProps {
  readonly section: Section;
  readonly heading: string;
  readonly lead?: string | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the settings, with the way to the others. */
export function SettingsPage({ section, heading, lead, actions, children }: SettingsPageProps) {
  return (
    <Screen title={words.sections[section]} heading={heading} lead={lead} actions={actions}>
      <div className={classes.page}>
        <SectionLinks />
        <div className={classes.content}>{children}</div>
      </div>
    </Screen>
  );
}

/** For who may not see a part: says so instead of showing nothing. */
export function NotYours({ section }: { section: Section }) {
  return (
    <SettingsPage section={section} heading={words.onlyOwners}>
      <EmptyState title={words.sections[section]}>{words.onlyOwnersText}</EmptyState>
    </SettingsPage>
  );
}

function SectionLinks() {
  const may = useMay();
  return (
    <nav className={classes.sections} aria-label={words.navigation}>
      <ul>
        {(Object.keys(sections) as Section[])
          .filter((section) => {
            const permission = sections[section];
            return permission === undefined || may(permission);
          })
          .map((section) => (
            <li key={section}>
              <Link to="/settings/$section" params={{ section }}>
                {words.sections[section]}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
