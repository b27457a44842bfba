export { buildPotential } from './build.ts';
export type { PotentialReport } from './report.ts';
