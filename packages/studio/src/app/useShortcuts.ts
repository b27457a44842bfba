import { useEffect, useRef } from 'react';
import { type CommandContext, isOffered } from './command.ts';
import { commands } from './commands.ts';
import { isDialogOpen, takesLetters } from './keyboard.ts';
import { preferences } from './preferences.ts';
import { isSingleKey, matchStroke, sequencePause, strokeOf } from './shortcut.ts';

const paletteShortcut = 'mod+k';

/** Listens for the shortcuts of all commands, as long as the frame is there. */
export function useShortcuts(context: CommandContext): void {
  const latest = useRef(context);
  latest.current = context;
  useEffect(() => {
    let pending: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      pending = undefined;
      clearTimeout(timer);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return;
      const offered = commands.filter(({ shortcut }) => isListenedFor(shortcut, event.target));
      const found = matchStroke(
        strokeOf(event),
        pending,
        offered.flatMap(({ shortcut }) => shortcut ?? []),
      );
      const first = pending === undefined ? strokeOf(event) : undefined;
      forget();
      if (found === undefined) return;
      if (found === 'waiting') {
        pending = first ?? strokeOf(event);
        timer = setTimeout(forget, sequencePause);
        return;
      }
      const command = offered.find(({ shortcut }) => shortcut === found.shortcut);
      if (!command || !isOffered(command, latest.current)) return;
      event.preventDefault();
      command.perform(latest.current);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      forget();
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** Letters belong to fields, undo there too; a dialog keeps everything but the palette to itself. */
function isListenedFor(shortcut: string | undefined, target: EventTarget | null): boolean {
  if (shortcut === undefined) return false;
  if (shortcut === paletteShortcut) return true;
  if (isDialogOpen() || takesLetters(target)) return false;
  return preferences().singleKeys || !isSingleKey(shortcut);
}
