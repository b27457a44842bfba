export { consentCounts } from './consent.sql.ts';
export { buildConsent, type ConsentCount } from './consent.ts';
export { contactWords } from './contact.sql.ts';
