import { attune } from '@attune/client';

/** The server that this page came from. */
export const api = attune();
