import type { z } from 'zod';
import type { Permission, Role } from './contract/operation.ts';
import type { peopleOperations, session, sessionOperations } from './contract/session.ts';

/** Who calls: a signed-in person, or a program with an API key. */
export interface Caller {
  readonly kind: 'person' | 'key';
  readonly id: string;
  /** As the audit trail and the logs name them: `person:<id>` or `key:<id>`, never a name or an e-mail address. */
  readonly name: string;
  readonly permissions: readonly Permission[];
  /** People only. */
  readonly role?: Role;
  /** People only. */
  readonly email?: string;
}

export type Session = z.output<typeof session>;

/** What signing in or out answers: the new state, and the cookies that go with it as `Set-Cookie` values. */
export interface SessionChange {
  readonly session: Session;
  readonly cookies: readonly string[];
}

type SessionBody<Name extends 'setUp' | 'signIn' | 'join' | 'changePassword'> = z.output<
  (typeof sessionOperations)[Name]['body']
>;
type PeopleBody<Name extends 'invitePerson' | 'changePerson' | 'createKey'> = z.output<
  (typeof peopleOperations)[Name]['body']
>;
type PeopleReply<Name extends keyof typeof peopleOperations> = z.output<
  (typeof peopleOperations)[Name]['reply']
>;

/**
 * People, keys and sessions, as the routes need them. Refusals are `AttuneError`s; who may call is checked before.
 * The server fills `workspace` and `version` of a session in.
 */
export interface Identities {
  /** Whether anybody is known yet; until then the first to come becomes the owner. */
  isSetUp(): Promise<boolean>;
  /**
   * By the `Authorization: Bearer` key, or else by the session cookie; undefined for nobody, or an ended session.
   *
   * @throws AttuneError `key-invalid` where a key is sent that does not count: it never falls back on the cookie
   */
  callerOf(headers: Headers): Promise<Caller | undefined>;
  /** Who is signed in. Lengthens the session, at most once a day, so its cookies must be sent. */
  session(headers: Headers): Promise<SessionChange>;
  setUp(body: SessionBody<'setUp'>, headers: Headers): Promise<SessionChange>;
  signIn(body: SessionBody<'signIn'>, headers: Headers): Promise<SessionChange>;
  signOut(headers: Headers): Promise<SessionChange>;
  join(body: SessionBody<'join'>, headers: Headers): Promise<SessionChange>;
  changePassword(
    caller: Caller,
    body: SessionBody<'changePassword'>,
    headers: Headers,
  ): Promise<SessionChange>;
  readonly people: {
    list(): Promise<PeopleReply<'listPeople'>>;
    /** @param origin where the invitation's link leads, for example `http://127.0.0.1:4600` */
    invite(
      caller: Caller,
      body: PeopleBody<'invitePerson'>,
      origin: string,
    ): Promise<PeopleReply<'invitePerson'>>;
    change(
      caller: Caller,
      id: string,
      body: PeopleBody<'changePerson'>,
    ): Promise<PeopleReply<'changePerson'>>;
    remove(caller: Caller, id: string): Promise<PeopleReply<'removePerson'>>;
  };
  readonly keys: {
    list(): Promise<PeopleReply<'listKeys'>>;
    create(caller: Caller, body: PeopleBody<'createKey'>): Promise<PeopleReply<'createKey'>>;
    revoke(caller: Caller, id: string): Promise<PeopleReply<'revokeKey'>>;
  };
}
