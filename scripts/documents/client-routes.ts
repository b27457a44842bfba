import type { Operation } from '../../packages/server/src/contract/operation.ts';

/** The one table that the client needs at run time: method and path of each operation. */
export function clientRoutes(operations: Readonly<Record<string, Operation>>): string {
  const rows = Object.entries(operations).map(
    ([name, { method, path }]) => `  ${name}: ['${method}', '${path}'],`,
  );
  return [
    '// Generated from the operations of the server by `npm run generate`. Do not edit.',
    'export const routes = {',
    ...rows,
    '} as const;',
    '',
  ].join('\n');
}
