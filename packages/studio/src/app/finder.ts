import type { Permission } from '@attune/client';
import type { QueryClient } from '@tanstack/react-query';
import type { CommandContext } from './command.ts';

/** Something that the palette has found. */
export interface Found {
  readonly id: string;
  readonly name: string;
  readonly hint?: string | null;
  readonly open: () => void;
}

/** Finds things of one kind by what was typed. */
export interface Finder {
  readonly id: string;
  /** The heading above its results. */
  readonly name: string;
  readonly permission?: Permission;
  /** How many letters it wants before it looks. */
  readonly from: number;
  readonly find: (query: string, context: CommandContext, queries: QueryClient) => Promise<readonly Found[]>;
}
