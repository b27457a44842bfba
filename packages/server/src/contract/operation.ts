import type { z } from 'zod';

/**
 * What somebody may do. People have them by their role, keys as their scopes.
 *
 * - `read` published results, with small groups withheld from who may not see customers
 * - `customers` single customers, and exact counts
 * - `data` upload files, change the playbook, analyse, schedule
 * - `segments` save segments
 * - `lists` export lists of people
 * - `admin` people, keys, audit trail
 */
export const permissions = ['read', 'customers', 'data', 'segments', 'lists', 'admin'] as const;
export type Permission = (typeof permissions)[number];

export const roles = {
  viewer: ['read'],
  editor: ['read', 'customers', 'data', 'segments', 'lists'],
  owner: ['read', 'customers', 'data', 'segments', 'lists', 'admin'],
} as const satisfies Record<string, readonly Permission[]>;
export type Role = keyof typeof roles;

/**
 * Who may call: everybody, whoever is signed in or has a key, whoever is signed in as a person (no key will do), or
 * who has a permission.
 */
export type Access = 'open' | 'signed-in' | 'person' | Permission;

/** One operation of the API: the only description of it, from which come checks, OpenAPI and the typed client. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters in braces: `/api/runs/{run}`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  /** Another permission that the caller has to have too. */
  readonly alsoNeeds?: Permission;
  readonly tag: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON; `stream` for a file that is written to disk as it comes. */
  readonly body?: z.ZodType | 'stream';
  /** JSON; `file` for a download. */
  readonly reply: z.ZodType | 'file';
  /** Status of success; default 200. */
  readonly status?: 200 | 201 | 202 | 204;
}

/** Keeps the exact types of an operation. */
export const operation = <const O extends Operation>(description: O): O => description;
