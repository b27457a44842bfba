export { buildPotential } from './build.ts';
export { potentialColumns } from './potential-columns.ts';
export type { PotentialReport } from './report.ts';
