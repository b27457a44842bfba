import { timingSafeEqual } from 'node:crypto';
import { AttuneError, engineVersion } from '@attune/engine';
import type { Identities, Session, SessionChange } from '../caller.ts';
import type { sessionOperations } from '../contract/session.ts';
import type { Call, HandlersOf } from '../http/handler.ts';

export interface SessionContext {
  readonly identities: Identities;
  /** The name of the workspace. */
  readonly workspace: string;
  /** What the first person has to name; undefined where only this machine can reach the server. */
  readonly setUpCode: string | undefined;
}

export function sessionHandlers({
  identities,
  workspace,
  setUpCode,
}: SessionContext): HandlersOf<typeof sessionOperations> {
  /** What belongs to a state besides who is signed in. Strangers learn nothing of the workspace. */
  const complete = (session: Session): Session => {
    if (session.state === 'signed-in') return { ...session, workspace, version: engineVersion };
    return session.state === 'set-up' && setUpCode !== undefined ? { ...session, setUpCode: true } : session;
  };
  const answer = (call: Pick<Call, 'setCookies'>, { session, cookies }: SessionChange): Session => {
    call.setCookies(cookies);
    return complete(session);
  };
  return {
    getSession: async (call) => answer(call, await identities.session(call.headers)),
    setUp: async (call) => {
      const { code, ...person } = call.body;
      if (setUpCode !== undefined && !(await identities.isSetUp())) requireCode(code, setUpCode);
      return answer(call, await identities.setUp(person, call.headers));
    },
    signIn: async (call) => answer(call, await identities.signIn(call.body, call.headers)),
    signOut: async (call) => answer(call, await identities.signOut(call.headers)),
    join: async (call) => answer(call, await identities.join(call.body, call.headers)),
    changePassword: async (call) =>
      answer(call, await identities.changePassword(call.caller, call.body, call.headers)),
  };
}

function requireCode(given: string | undefined, wanted: string): void {
  const [a, b] = [comparable(given ?? ''), comparable(wanted)];
  if (a.length === b.length && timingSafeEqual(a, b)) return;
  throw new AttuneError('set-up-code-wrong', 'This is not the code of the first set-up.', {
    remedy: 'The terminal in which the server was started shows it.',
  });
}

/** However somebody types it: with or without the hyphen, in any case. */
function comparable(code: string): Buffer {
  return Buffer.from(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));
}
