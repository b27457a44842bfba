import type { Published, Summary, Words } from '../../published/published.ts';

export type Lifetime = Exclude<Summary['clv'], { readonly reason: string }>;
export type LifetimeWords = NonNullable<Words['lifetime']>;
export type Group = Lifetime['bySegment'][number];
export type Model = Lifetime['selection']['candidates'][number]['model'];

/** A published run whose lifetime value is known. */
export interface Forecast {
  readonly published: Published;
  readonly clv: Lifetime;
  readonly words: LifetimeWords;
}
