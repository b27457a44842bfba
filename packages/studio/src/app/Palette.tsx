import { TextInput, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { strings } from '../strings/index.ts';
import { type CommandContext, isOffered } from './command.ts';
import { commands } from './commands.ts';
import type { Found } from './finder.ts';
import { finders } from './finders.ts';
import { Keys } from './Keys.tsx';
import { matching } from './matches.ts';
import classes from './Palette.module.css';

const words = strings.frame.palette;

interface Result extends Found {
  readonly shortcut?: string | undefined;
}
interface ResultGroup {
  readonly id: string;
  readonly name: string;
  readonly results: readonly Result[];
}

/** Finds screens, segments, runs and customers, and does what can be done: a combobox over a list. */
export function Palette({ context, onClose }: { context: CommandContext; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const groups = useResults(query.trim(), context);
  const results = groups.flatMap((group) => group.results.map((result) => ({ group: group.id, result })));
  const current = Math.min(active, results.length - 1);
  const idOf = (index: number) => `${listId}-${index}`;

  // The browser's own dialog is open, and has the focus, before the next key is pressed.
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (!element.open) element.showModal();
    const onClick = ({ target }: MouseEvent) => {
      if (target === element) element.close();
    };
    element.addEventListener('click', onClick);
    return () => element.removeEventListener('click', onClick);
  }, []);

  useEffect(() => {
    document.getElementById(`${listId}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, current]);

  const open = (index: number) => {
    const chosen = results[index]?.result;
    if (!chosen) return;
    // First the dialog goes, so that it gives the focus back before the next thing takes it.
    dialog.current?.close();
    setTimeout(chosen.open);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) setActive((current + step + results.length) % Math.max(1, results.length));
    else if (event.key === 'Enter') open(current);
    else return;
    event.preventDefault();
  };

  let index = -1;
  return (
    <dialog ref={dialog} className={classes.dialog} aria-label={words.title} onClose={onClose}>
      <TextInput
        autoFocus
        size="md"
        variant="unstyled"
        className={classes.field}
        leftSection={<IconSearch size={18} aria-hidden />}
        placeholder={words.placeholder}
        aria-label={words.title}
        role="combobox"
        aria-expanded={results.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={results.length > 0 ? idOf(current) : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden role="status">{words.results(results.length)}</VisuallyHidden>
      <div id={listId} role="listbox" aria-label={words.title} className={classes.list}>
        {groups.map((group) => (
          <fieldset key={group.id} aria-label={group.name} className={classes.group}>
            <div className={classes.groupName} aria-hidden="true">
              {group.name}
            </div>
            {group.results.map((result) => {
              index += 1;
              const own = index;
              return (
                <div
                  key={result.id}
                  id={idOf(own)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={own === current}
                  className={classes.option}
                  onMouseMove={() => setActive(own)}
                  onClick={() => open(own)}
                  onKeyDown={onKeyDown}
                >
                  <span className={classes.optionText}>
                    <span>{result.name}</span>
                    {result.hint && <small>{result.hint}</small>}
                  </span>
                  {result.shortcut && <Keys shortcut={result.shortcut} />}
                </div>
              );
            })}
          </fieldset>
        ))}
      </div>
      {results.length === 0 && <p className={classes.nothing}>{words.nothing(query.trim())}</p>}
    </dialog>
  );
}

function useResults(query: string, context: CommandContext): readonly ResultGroup[] {
  const queries = useQueryClient();
  const [settled] = useDebouncedValue(query, 150);
  const asked = useQueries({
    queries: finders.map(({ id, permission, from, find }) => ({
      queryKey: ['palette', id, context.run.run, settled],
      queryFn: () => find(settled, context, queries),
      enabled:
        settled.length >= from &&
        (permission === undefined || context.session.permissions?.includes(permission) === true),
    })),
  });
  const found = finders.map(({ id, name }, index) => ({
    id,
    name,
    results: query.length > 0 ? (asked[index]?.data ?? []) : [],
  }));
  const offered: ResultGroup = {
    id: 'commands',
    name: words.commands,
    results: matching(
      query,
      commands.filter((command) => command.id !== 'frame.palette' && isOffered(command, context)),
    ).map(({ id, name, shortcut, perform }) => ({ id, name, shortcut, open: () => perform(context) })),
  };
  return [offered, ...found].filter(({ results }) => results.length > 0);
}
