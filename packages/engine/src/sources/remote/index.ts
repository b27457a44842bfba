export { isAddress } from './address.ts';
export { type Fetched, fetchSources } from './fetch-sources.ts';
