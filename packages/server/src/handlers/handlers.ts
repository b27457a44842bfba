import type { Workspace } from '@attune/engine';
import type { Identities } from '../caller.ts';
import type { Handlers } from '../http/handler.ts';
import { auditHandlers } from './audit.ts';
import { customerHandlers } from './customers.ts';
import { fileHandlers } from './files.ts';
import { identityHandlers } from './identity.ts';
import { jobHandlers } from './jobs.ts';
import { listHandlers } from './lists.ts';
import { peopleHandlers } from './people.ts';
import { playbookHandlers } from './playbook.ts';
import { runHandlers } from './runs.ts';
import { segmentHandlers } from './segments.ts';
import { sessionHandlers } from './session.ts';

/** What the operations work on. */
export interface Context {
  readonly workspace: Workspace;
  readonly identities: Identities;
  /** What the first person has to name; undefined where only this machine can reach the server. */
  readonly setUpCode: string | undefined;
}

/** What each operation of the contract does. */
export function handlersOf({ workspace, identities, setUpCode }: Context): Handlers {
  return {
    ...sessionHandlers({ identities, workspace: workspace.name, setUpCode }),
    ...fileHandlers(workspace),
    ...playbookHandlers(workspace),
    ...jobHandlers(workspace, identities),
    ...runHandlers(workspace),
    ...auditHandlers(workspace),
    ...segmentHandlers(workspace, identities),
    ...customerHandlers(workspace),
    ...identityHandlers(workspace, identities),
    ...listHandlers(workspace, identities),
    ...peopleHandlers(identities, workspace.store),
  };
}
