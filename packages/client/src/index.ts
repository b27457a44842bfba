export { type Attune, type AttuneOptions, addressOf, attune } from './client.ts';
export type * from './generated/replies.ts';
export type { Requests } from './generated/requests.ts';
export { Refusal } from './refusal.ts';
