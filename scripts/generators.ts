import { exitCodes } from '../packages/cli/src/exit-codes.ts';
import { customerFacts } from '../packages/engine/src/customers/index.ts';
import { errorCodes } from '../packages/engine/src/errors/index.ts';
import { engineVersion } from '../packages/engine/src/jobs/index.ts';
import { metricCatalogue } from '../packages/engine/src/metrics/index.ts';
import { playbookJsonSchema } from '../packages/engine/src/playbook/index.ts';
import { summarySchema } from '../packages/engine/src/report/index.ts';
import { ruleSchema } from '../packages/engine/src/rules/index.ts';
import { laterColumns } from '../packages/engine/src/segments/index.ts';
import { knownExports } from '../packages/engine/src/sources/index.ts';
import { operations } from '../packages/server/src/contract/operations.ts';
import { openApiDocument } from '../packages/server/src/openapi/document.ts';
import { cliReference } from './documents/cli-reference.ts';
import { clientRoutes } from './documents/client-routes.ts';
import { replyTypes, requestTypes } from './documents/client-types.ts';
import { dataDictionary } from './documents/data-dictionary.ts';
import { errorCodesDocument } from './documents/error-codes.ts';
import { jsonFile } from './documents/json-file.ts';
import { knownExportsDocument } from './documents/known-exports.ts';
import { metricDocument } from './documents/metric-catalogue.ts';
import { playbookReference, type SchemaNode } from './documents/playbook-reference.ts';

/** A committed file that is made from the code, so that it cannot fall behind it. */
export interface Generator {
  /** From the root of the repository; lies in a folder named `generated`. */
  readonly path: string;
  readonly make: () => Promise<string> | string;
}

export const generators: readonly Generator[] = [
  { path: 'docs/generated/cli.md', make: cliReference },
  { path: 'docs/generated/error-codes.md', make: () => errorCodesDocument(errorCodes, exitCodes) },
  {
    path: 'docs/generated/data-dictionary.md',
    make: () => dataDictionary([...customerFacts, ...laterColumns]),
  },
  { path: 'docs/generated/metric-catalogue.md', make: () => metricDocument(metricCatalogue) },
  { path: 'docs/generated/known-exports.md', make: () => knownExportsDocument(knownExports) },
  { path: 'docs/generated/rules.schema.json', make: () => jsonFile(ruleSchema.toJSONSchema()) },
  { path: 'docs/generated/playbook.schema.json', make: () => jsonFile(playbookJsonSchema()) },
  {
    path: 'docs/generated/playbook-reference.md',
    make: () => playbookReference(playbookJsonSchema() as SchemaNode),
  },
  { path: 'docs/generated/summary.schema.json', make: () => jsonFile(summarySchema.toJSONSchema()) },
  { path: 'docs/generated/openapi.json', make: () => jsonFile(openApiDocument(operations, engineVersion)) },
  { path: 'packages/client/src/generated/routes.ts', make: () => clientRoutes(operations) },
  { path: 'packages/client/src/generated/requests.ts', make: () => requestTypes(operations) },
  { path: 'packages/client/src/generated/replies.ts', make: () => replyTypes(operations) },
];
