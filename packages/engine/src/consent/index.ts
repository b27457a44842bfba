export { buildConsent, type ConsentCount } from './consent.ts';
