import { AttuneError, type Clock, type Store } from '@attune/engine';
import { isAPIError } from 'better-auth/api';
import type { Caller, Identities, SessionChange } from '../caller.ts';
import { roles } from '../contract/operation.ts';
import { type Auth, openAuth, sessionCookie } from './better-auth.ts';
import { hashOf } from './key-secret.ts';
import { callerByKey, keyOperations } from './keys.ts';
import { knownBrowser } from './known-browser.ts';
import { requireUncommon } from './password-rules.ts';
import { peopleOperations } from './people.ts';
import { triesOf } from './tries.ts';

export interface SignInOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Signs the cookies; from `workspaceSecret`. */
  readonly secret: string;
  /** Whether people reach the server over https. Then cookies are sent over https only, and are host-prefixed. */
  readonly secure: boolean;
}

/** Sign-in for people, and keys for programs, on the store. */
export function openSignIn({ store, clock, secret, secure }: SignInOptions): Identities {
  const auth = openAuth(store.signIn, secret, secure);
  const browser = knownBrowser(secret, secure);
  const tries = triesOf(store, clock, secret, browser);
  const cookie = `${sessionCookie(secure)}=`;
  /** Only ours: better-auth would also clear cookies that nobody sets here. */
  const cookiesOf = (sent: Headers) => sent.getSetCookie().filter((text) => text.startsWith(cookie));
  const hashPassword = async (password: string) => (await auth.$context).password.hash(password);

  /** @param purpose `lengthen` makes it last another thirty days, at most once a day; `look` changes nothing */
  const sessionOf = async (headers: Headers, purpose: 'look' | 'lengthen'): Promise<Found> => {
    // Most calls of programs have no cookie; they need no look into the store.
    if (!headers.has('cookie')) return { cookies: [] };
    const found = await unlessRefused(store, () =>
      auth.api.getSession({
        headers: cookieOnly(headers),
        query: { disableRefresh: purpose === 'look' },
        returnHeaders: true,
      }),
    );
    // Refused where the session ends in the very moment in which it is lengthened.
    if (!found) return { cookies: [] };
    const { response, headers: sent } = found;
    const cookies = cookiesOf(sent);
    return response ? { person: response.user, token: response.session.token, cookies } : { cookies };
  };

  /** Signs in whose password has just been checked or set, and ends the session that the browser had. */
  const enter = async (email: string, password: string, headers: Headers): Promise<SessionChange> => {
    const old = await sessionOf(headers, 'look');
    const answer = await unlessRefused(store, () =>
      auth.api.signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true }),
    );
    if (!answer) throw signInFailed();
    if (old.token !== undefined) await store.people.endSession(old.token);
    return {
      session: signedIn(answer.response.user),
      cookies: [...cookiesOf(answer.headers), browser.cookieFor(email)],
    };
  };

  const signedOut = async (cookies: readonly string[] = []): Promise<SessionChange> => ({
    session: { state: (await store.people.known()) ? 'signed-out' : 'set-up' },
    cookies,
  });

  const signOut = async (headers: Headers): Promise<SessionChange> => {
    const { token } = await sessionOf(headers, 'look');
    // better-auth would keep it to itself if the session could not be ended.
    if (token !== undefined) await store.people.endSession(token);
    const { headers: sent } = await store.signIn.guard(() =>
      auth.api.signOut({ headers: cookieOnly(headers), returnHeaders: true }),
    );
    return signedOut(cookiesOf(sent));
  };

  return {
    isSetUp: () => store.people.known(),

    async callerOf(headers) {
      const key = bearer(headers);
      if (key !== undefined) return callerByKey(store, key);
      const { person } = await sessionOf(headers, 'look');
      return person && callerOfPerson(person);
    },

    async session(headers) {
      const key = bearer(headers);
      if (key !== undefined) {
        const { permissions } = await callerByKey(store, key);
        return { session: { state: 'signed-in', permissions: [...permissions] }, cookies: [] };
      }
      const { person, cookies } = await sessionOf(headers, 'lengthen');
      return person ? { session: signedIn(person), cookies } : signedOut(cookies);
    },

    async setUp({ name, email, password }, headers) {
      const alreadySetUp = () =>
        new AttuneError('already-set-up', 'This workspace has its first owner already.', {
          remedy: 'Sign in, or ask an owner for an invitation.',
        });
      // Before the hash, which costs time that nobody may ask for without end.
      if (await store.people.known()) throw alreadySetUp();
      requireUncommon(password);
      const first = await store.people.addFirst({ name, email, passwordHash: await hashPassword(password) });
      if (first === 'known') throw alreadySetUp();
      return enter(first.email, password, headers);
    },

    async signIn({ email, password }, headers) {
      const succeeded = await tries.take(email, headers);
      const setAt = await store.people.passwordSetAt(email);
      const change = await enter(email, password, headers);
      // The password was changed while the old one was checked: changing it has ended all sessions but this one.
      if ((await store.people.passwordSetAt(email)) !== setAt) {
        await signOut(cookieHeaders(change.cookies));
        throw signInFailed();
      }
      await succeeded();
      return change;
    },

    signOut,

    async join({ token, password }, headers) {
      const invalid = () =>
        new AttuneError('invitation-invalid', 'This link does not count, or no longer.', {
          remedy:
            'An invitation holds for seven days, a link for a new password for an hour, and each once. Sign in if you have joined, or ask for a new one.',
        });
      const tokenHash = hashOf(token);
      if (!(await store.people.invited(tokenHash))) throw invalid();
      requireUncommon(password);
      const person = await store.people.join(tokenHash, await hashPassword(password));
      if (!person) throw invalid();
      return enter(person.email, password, headers);
    },

    async changePassword(caller, { current, next }, headers) {
      const { person } = await sessionOf(headers, 'look');
      if (caller.kind !== 'person' || person?.id !== caller.id)
        throw new AttuneError('not-signed-in', 'Nobody is signed in.', { remedy: 'Sign in.' });
      requireUncommon(next);
      const succeeded = await tries.take(person.email, headers);
      const right = await unlessRefused(store, () =>
        auth.api.verifyPassword({ body: { password: current }, headers: cookieOnly(headers) }),
      );
      if (!right) throw signInFailed('The current password is not right.');
      await succeeded();
      if (!(await store.people.changePassword(person.id, await hashPassword(next)))) throw signInFailed();
      return enter(person.email, next, headers);
    },

    people: peopleOperations(store, clock),
    keys: keyOperations(store, clock),
  };
}

type Person = Auth['$Infer']['Session']['user'];

interface Found {
  readonly person?: Person;
  readonly token?: string;
  readonly cookies: readonly string[];
}

/** What better-auth answers; undefined where it refuses. Trouble of the machine is thrown as what it is. */
async function unlessRefused<T>(store: Store, work: () => Promise<T>): Promise<T | undefined> {
  return store.signIn.guard(async () => {
    try {
      return await work();
    } catch (error) {
      if (!isAPIError(error)) throw error;
      if (error.cause instanceof Error) throw error.cause;
      if (error.statusCode >= 500) throw error;
      return undefined;
    }
  });
}

function signInFailed(message = 'The e-mail address or the password is not right.'): AttuneError {
  return new AttuneError('sign-in-failed', message, {
    remedy:
      'Try again. If you do not know your password, ask an owner to remove you and to invite you anew. An only owner is let back in with `attune new-password`, on the machine of the server.',
  });
}

/** The key that is sent, even an empty one; undefined for none, or for what a proxy in front may ask for. */
function bearer(headers: Headers): string | undefined {
  const match = /^Bearer(?:\s+(.*))?$/i.exec(headers.get('authorization') ?? '');
  return match ? (match[1] ?? '') : undefined;
}

/** All that better-auth is told of a request: it would keep the address and the browser of who signs in. */
function cookieOnly(headers: Headers): Headers {
  return new Headers({ cookie: headers.get('cookie') ?? '' });
}

/** What a browser sends after it was told to set these. */
function cookieHeaders(setCookie: readonly string[]): Headers {
  return new Headers({ cookie: setCookie.map((text) => text.split(';', 1)[0]).join('; ') });
}

function callerOfPerson(person: Person): Caller {
  const role = roleOf(person);
  return { kind: 'person', id: person.id, name: `person:${person.id}`, permissions: roles[role], role };
}

function signedIn(person: Person): SessionChange['session'] {
  const role = roleOf(person);
  return {
    state: 'signed-in',
    person: { id: person.id, name: person.name, email: person.email, role },
    permissions: [...roles[role]],
  };
}

function roleOf({ role }: Person): keyof typeof roles {
  if (Object.hasOwn(roles, role)) return role as keyof typeof roles;
  throw new Error(`There is no role ${role}.`);
}
