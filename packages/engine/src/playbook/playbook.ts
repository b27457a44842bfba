import type * as z from 'zod';
import { playbookSchema } from './schema.ts';

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A playbook with every default filled in; frozen through and through. */
export type Playbook = DeepReadonly<z.output<typeof playbookSchema>>;

export const defaultPlaybook: Playbook = resolved(playbookSchema.parse({}));

/** Freezes a parsed playbook. The copy keeps the schema's own defaults out of the frozen value. */
export function resolved(parsed: z.output<typeof playbookSchema>): Playbook {
  return deepFreeze(structuredClone(parsed));
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}
