import { auditOperations } from './audit.ts';
import { customerOperations } from './customers.ts';
import { fileOperations } from './files.ts';
import { identityOperations } from './identity.ts';
import { jobOperations } from './jobs.ts';
import { listOperations } from './lists.ts';
import { playbookOperations } from './playbook.ts';
import { runOperations } from './runs.ts';
import { segmentOperations } from './segments.ts';
import { peopleOperations, sessionOperations } from './session.ts';

/** Every operation of the API by its name. */
export const operations = {
  ...sessionOperations,
  ...fileOperations,
  ...playbookOperations,
  ...jobOperations,
  ...runOperations,
  ...auditOperations,
  ...segmentOperations,
  ...customerOperations,
  ...identityOperations,
  ...listOperations,
  ...peopleOperations,
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
