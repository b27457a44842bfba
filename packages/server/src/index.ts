export { type OperationName, operations } from './contract/operations.ts';
