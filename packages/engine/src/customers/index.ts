export { buildCustomers, type CustomersReport } from './build.ts';
export { describeTransactions } from './describe-transactions.ts';
export type { FactColumn } from './fact-column.ts';
export { customerFacts } from './fact-columns.sql.ts';
export { type GivenFact, givenFactClasses } from './given-facts.sql.ts';
export { customerHistory } from './history.sql.ts';
export type { IdentityDecision } from './identity/evidence.ts';
export type { IdentityReport } from './identity/identity-report.ts';
export { resolveIdentities } from './identity/resolve-identities.ts';
