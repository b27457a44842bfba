import { expect, test } from 'vitest';
import { type CommandContext, isOffered } from './command.ts';
import { commands } from './commands.ts';

test('every command has an id of its own, and every shortcut does one thing', () => {
  const ids = commands.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  const shortcuts = commands.flatMap(({ shortcut }) => shortcut ?? []);
  expect(shortcuts).toEqual([...new Set(shortcuts)]);
});

test('no shortcut is the beginning of another, which could then never be reached', () => {
  const shortcuts = commands.flatMap(({ shortcut }) => shortcut ?? []);
  for (const shortcut of shortcuts)
    expect(shortcuts.filter((other) => other.startsWith(`${shortcut} `))).toEqual([]);
});

test('a viewer is offered nothing that only others may do', () => {
  const context = {
    session: { state: 'signed-in', permissions: ['read'] },
    run: { run: 'latest', info: undefined, runs: [], followsLatest: true },
    pathname: '/',
    navigate: () => Promise.resolve(),
    show: () => {},
    signOut: () => {},
    colourScheme: { now: 'light', set: () => {} },
  } satisfies CommandContext;
  const offered = commands.filter(
    ({ id, ...command }) => !id.startsWith('frame.search') && isOffered({ id, ...command }, context),
  );
  expect(offered.flatMap(({ permission }) => permission ?? []).filter((needed) => needed !== 'read')).toEqual(
    [],
  );
  expect(offered.map(({ id }) => id)).toContain('frame.audit');
});
