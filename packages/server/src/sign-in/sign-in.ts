import type { Clock, Store } from '@attune/engine';
import type { z } from 'zod';
import type { Caller } from '../caller.ts';
import type { operations } from '../contract/operations.ts';

type Operations = typeof operations;
type Body<Name extends keyof Operations> = Operations[Name] extends { body: infer B extends z.ZodType }
  ? z.output<B>
  : never;
type Reply<Name extends keyof Operations> = Operations[Name] extends { reply: infer R extends z.ZodType }
  ? z.output<R>
  : never;

/** The two headers that say who calls; Node's own headers fit. */
export interface CallHeaders {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
}

/** A reply, and the cookies to set with it: each is the value of one `Set-Cookie` header. */
export interface SessionAnswer {
  readonly reply: Reply<'getSession'>;
  readonly setCookie: readonly string[];
}

/**
 * Sign-in for people, and keys for programs. Every operation that changes something checks itself that its caller
 * may, and writes its entry in the audit trail in the transaction of the change.
 */
export interface SignIn {
  /**
   * Who sends a request: by their key, or else by their session.
   *
   * @returns undefined for nobody
   * @throws AttuneError `key-invalid` where a key is sent that does not count: it never falls back on the cookie
   */
  caller(headers: CallHeaders): Promise<Caller | undefined>;
  /** Who is signed in. Lengthens the session, at most once a day: send its cookies. */
  session(headers: CallHeaders): Promise<SessionAnswer>;
  /** @throws AttuneError `already-set-up`, `password-too-common` */
  setUp(body: Body<'setUp'>): Promise<SessionAnswer>;
  /** @throws AttuneError `sign-in-failed`, `too-many-tries` */
  signIn(body: Body<'signIn'>, headers: CallHeaders): Promise<SessionAnswer>;
  signOut(headers: CallHeaders): Promise<SessionAnswer>;
  /** @throws AttuneError `invitation-invalid`, `password-too-common` */
  join(body: Body<'join'>): Promise<SessionAnswer>;
  /** @throws AttuneError `not-signed-in`, `sign-in-failed`, `too-many-tries`, `password-too-common` */
  changePassword(body: Body<'changePassword'>, headers: CallHeaders): Promise<SessionAnswer>;
  readonly people: People;
  readonly keys: Keys;
  close(): Promise<void>;
}

/** All throw AttuneError `not-signed-in` or `not-allowed` for a caller without the permission `admin`. */
export interface People {
  /** Those who joined and those who are invited, in the order of their coming. */
  list(by: Caller | undefined): Promise<Reply<'listPeople'>>;
  /**
   * `link` is a path, `/join?token=…`. Whoever is invited already gets a new link, and the old one ends.
   *
   * @throws AttuneError `person-known`; `not-allowed` for a role that may do more than the caller
   */
  invite(by: Caller | undefined, body: Body<'invitePerson'>): Promise<Reply<'invitePerson'>>;
  /** @throws AttuneError `person-unknown`, `last-owner`; `not-allowed` for a role that may do more than the caller */
  change(by: Caller | undefined, id: string, body: Body<'changePerson'>): Promise<Reply<'changePerson'>>;
  /** @throws AttuneError `person-unknown`, `last-owner` */
  remove(by: Caller | undefined, id: string): Promise<Reply<'removePerson'>>;
}

/** All throw AttuneError `not-signed-in` or `not-allowed` for a caller without the permission `admin`. */
export interface Keys {
  list(by: Caller | undefined): Promise<Reply<'listKeys'>>;
  /** @throws AttuneError `not-allowed` for a scope that the caller does not have */
  create(by: Caller | undefined, body: Body<'createKey'>): Promise<Reply<'createKey'>>;
  /** @throws AttuneError `key-unknown` */
  revoke(by: Caller | undefined, id: string): Promise<Reply<'revokeKey'>>;
}

export interface SignInOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Signs the cookies; from `workspaceSecret`. */
  readonly secret: string;
  /** Whether people reach the server over https. Then cookies are sent over https only, and are host-prefixed. */
  readonly secure: boolean;
}
