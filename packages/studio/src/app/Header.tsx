import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconMoon, IconQuestionMark, IconSearch, IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { strings } from '../strings/index.ts';
import type { CommandContext } from './command.ts';
import classes from './Header.module.css';
import { Keys } from './Keys.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { RunSwitcher } from './RunSwitcher.tsx';

const words = strings.frame;

/** The line above every screen: whose workspace, which run, search, and who is signed in. */
export function Header({ context }: { context: CommandContext }) {
  const { session, show, colourScheme } = context;
  const isDark = colourScheme.now === 'dark';
  const otherScheme = isDark ? words.toLightName : words.toDarkName;
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.brand} aria-label={words.home(session.workspace ?? '')}>
        <svg viewBox="0 0 32 32" width="20" height="20" aria-hidden="true" focusable="false">
          <path
            d="M3 23 12 8l6 10 4-6 7 11"
            fill="none"
            stroke="currentColor"
            strokeWidth="3.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <span className={classes.workspace}>{session.workspace ?? words.product}</span>
      </Link>
      <RunSwitcher />
      <div className={classes.right}>
        <UnstyledButton className={classes.search} onClick={() => show('palette')}>
          <IconSearch size={16} aria-hidden />
          <span className={classes.searchName}>{words.search}</span>
          <span className={classes.searchText} aria-hidden="true">
            <Keys shortcut="mod+k" />
          </span>
        </UnstyledButton>
        <Tooltip label={words.help}>
          <ActionIcon
            className={classes.wide}
            variant="subtle"
            color="gray"
            size={32}
            onClick={() => show('help')}
            aria-label={words.help}
          >
            <IconQuestionMark size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={otherScheme}>
          <ActionIcon
            className={classes.wide}
            variant="subtle"
            color="gray"
            size={32}
            onClick={() => colourScheme.set(isDark ? 'light' : 'dark')}
            aria-label={otherScheme}
          >
            {isDark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
          </ActionIcon>
        </Tooltip>
        <PersonMenu context={context} />
      </div>
    </header>
  );
}
