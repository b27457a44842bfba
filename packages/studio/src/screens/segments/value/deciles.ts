import type { Summary } from '../../../published/published.ts';
import type { Decile } from '../published-parts.ts';

export interface DecileRow extends Decile {
  /** Of its number in the summary, and of its mark in every chart. */
  readonly path: string;
  readonly place: number;
}

/** The tenths of the customers with any revenue, the highest first. */
export function decileRows({ value }: Summary): readonly DecileRow[] {
  return value.deciles.map((decile, index) => {
    const place = decile.decile ?? index + 1;
    return { ...decile, path: `value.deciles.${place}`, place };
  });
}

/** A tenth's part of the curve: between these shares of the customers, the highest spenders first. */
export interface CurvePart {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Where the tenths lie on the curve. The curve is of the customers who spent more than nought, the tenths also hold
 * who got more back than they paid: these stand behind its end. Nothing where a size is withheld.
 */
export function curveParts(rows: readonly DecileRow[], spenders: number | null): readonly CurvePart[] {
  if (spenders === null || spenders === 0 || rows.some(({ customers }) => customers === null)) return [];
  let before = 0;
  return rows.flatMap(({ path, customers }) => {
    const from = Math.min(1, before / spenders);
    before += customers ?? 0;
    const to = Math.min(1, before / spenders);
    return to > from ? [{ path, from, to }] : [];
  });
}
