import { randomBytes } from 'node:crypto';
import { AttuneError, type Clock, type Store, withWorkspaceStore } from '@attune/engine';
import { hashOf } from './key-secret.ts';

/** Long enough to start the server and open a link; nobody needs it longer. */
const holdsMs = 3_600_000;

export interface NewPassword {
  /** Where the person sets it; once. */
  readonly link: string;
  /** ISO instant in UTC. */
  readonly expiresAt: string;
}

/**
 * Lets somebody back in who lost the password: ends their sessions, and gives the link at which they set a new one.
 * For who sits at the machine that holds the workspace: its server has to be stopped.
 *
 * @param options.origin under which people reach the server
 * @throws AttuneError `person-unknown`, and what opening the store of the workspace throws
 */
export function newPassword(
  workspace: string,
  options: {
    readonly email: string;
    readonly origin: string;
    readonly storeAt?: string;
    /** Default: the machine's. */
    readonly clock?: Clock;
  },
): Promise<NewPassword> {
  const { email, origin, storeAt, clock = () => new Date() } = options;
  return withWorkspaceStore(workspace, { clock, ...(storeAt !== undefined && { storeAt }) }, (store) =>
    letBackIn(store, clock, email, origin),
  );
}

/** @throws AttuneError `person-unknown` */
export async function letBackIn(
  { people }: Store,
  clock: Clock,
  email: string,
  origin: string,
): Promise<NewPassword> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(clock().getTime() + holdsMs).toISOString();
  const person = await people.letBackIn(email, { tokenHash: hashOf(token), expiresAt, actor: 'terminal' });
  if (person === 'unknown')
    throw new AttuneError('person-unknown', 'Nobody with this e-mail address has joined this workspace.', {
      remedy: 'Check the address. Who is only invited gets a new invitation from an owner.',
    });
  return { link: `${origin}/join?token=${token}`, expiresAt };
}
