export { AttuneError, type Place } from './attune-error.ts';
export { type ErrorCode, errorCodes } from './catalogue.ts';
