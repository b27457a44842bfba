import { audit } from './audit.ts';
import { chart } from './chart.ts';
import { cohorts } from './cohorts.ts';
import { customers } from './customers.ts';
import { data } from './data.ts';
import { frame } from './frame.ts';
import { identity } from './identity.ts';
import { job } from './job.ts';
import { lifetime } from './lifetime.ts';
import { origin } from './origin.ts';
import { segments } from './segments.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { start } from './start.ts';
import { states } from './states.ts';
import { table } from './table.ts';
import { undo } from './undo.ts';
import { upload } from './upload.ts';

/** Every word of the studio: one file a screen, functions for sentences with numbers. */
export const strings = {
  audit,
  chart,
  cohorts,
  customers,
  data,
  frame,
  identity,
  job,
  lifetime,
  origin,
  segments,
  settings,
  signIn,
  start,
  states,
  table,
  undo,
  upload,
} as const;
