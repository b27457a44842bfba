import { dataOperations, jobOperations, runOperations } from './data.ts';
import { auditOperations, customerOperations, listOperations, segmentOperations } from './exploring.ts';
import { peopleOperations, sessionOperations } from './session.ts';

/** Every operation of the API by its name. */
export const operations = {
  ...sessionOperations,
  ...dataOperations,
  ...jobOperations,
  ...runOperations,
  ...auditOperations,
  ...segmentOperations,
  ...customerOperations,
  ...listOperations,
  ...peopleOperations,
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
