import type { Permission, Session } from '@attune/client';
import type { UseNavigateResult } from '@tanstack/react-router';
import type { ShownRun } from './run.ts';

/** All that a command may act on; commands themselves hold nothing. */
export interface CommandContext {
  readonly navigate: UseNavigateResult<string>;
  readonly session: Session;
  readonly run: ShownRun;
  /** The path of the screen that is open. */
  readonly pathname: string;
  readonly show: (what: 'palette' | 'help') => void;
  readonly colourScheme: {
    readonly now: 'light' | 'dark';
    readonly set: (scheme: 'light' | 'dark' | 'auto') => void;
  };
  readonly signOut: () => void;
}

/** Something that can be done from anywhere: in the palette, and by its shortcut. */
export interface Command {
  /** Unique; begins with its screen: `segments.new`. */
  readonly id: string;
  /** What happens, as on a button: "Make a segment". */
  readonly name: string;
  readonly keywords?: readonly string[];
  /** `mod+k`, `?`, `g a`; `mod` is Command on a Mac and Control elsewhere. */
  readonly shortcut?: string;
  /** Only for who may do this. */
  readonly permission?: Permission;
  /** Whether it makes sense now; default: always. */
  readonly available?: (context: CommandContext) => boolean;
  readonly perform: (context: CommandContext) => void;
}

/** Whether somebody may do it at all. */
export function isAllowed({ permission }: Command, { permissions }: Session): boolean {
  return permission === undefined || permissions?.includes(permission) === true;
}

/** Whether a command can be offered here and now. */
export function isOffered(command: Command, context: CommandContext): boolean {
  return isAllowed(command, context.session) && (command.available?.(context) ?? true);
}
