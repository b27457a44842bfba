import { Menu, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLock, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { strings } from '../strings/index.ts';
import type { CommandContext } from './command.ts';
import classes from './Header.module.css';

const words = strings.frame;

/** Who is signed in, and what is theirs: password, look, keys, the way out. */
export function PersonMenu({ context }: { context: CommandContext }) {
  const { session, navigate, show, signOut, colourScheme } = context;
  const { person } = session;
  if (!person) return null;
  const isDark = colourScheme.now === 'dark';
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton
          className={classes.person}
          aria-label={words.person(initialsOf(person.name), person.name)}
        >
          {initialsOf(person.name)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.personName}>
          <strong>{person.name}</strong>
          <span>
            {person.email} · {words.roles[person.role]}
          </span>
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLock size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/settings/$section', params: { section: 'you' } })}
        >
          {words.changePassword}
        </Menu.Item>
        <Menu.Item
          leftSection={isDark ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
          onClick={() => colourScheme.set(isDark ? 'light' : 'dark')}
        >
          {isDark ? words.toLightName : words.toDarkName}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={() => show('help')}>
          {words.help}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          {words.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toUpperCase();
}
