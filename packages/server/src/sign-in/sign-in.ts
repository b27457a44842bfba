import type { Clock, Store } from '@attune/engine';
import type { Identities } from '../caller.ts';

/** Sign-in for people, and keys for programs, on the store. */
export interface SignIn extends Identities {
  close(): Promise<void>;
}

export interface SignInOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Signs the cookies; from `workspaceSecret`. */
  readonly secret: string;
  /** Whether people reach the server over https. Then cookies are sent over https only, and are host-prefixed. */
  readonly secure: boolean;
}
