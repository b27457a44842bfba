import { Refusal } from '@attune/client';

/**
 * What a refusal says about single fields of a form, by the last part of their path: `body.password` and `password`
 * both stand for the field `password`.
 */
export function fieldProblems(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Refusal)) return {};
  return Object.fromEntries(error.details.map(({ path, message }) => [fieldOf(path), message]));
}

export function fieldOf(path: string): string {
  return path.split('.').at(-1) ?? path;
}
