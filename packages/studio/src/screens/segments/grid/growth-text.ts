import { percent } from '@attune/charts';

/** Growth as it is written beside a cut: "+12.5 %". */
export function growthText(growth: number): string {
  const text = percent(growth, Math.round(growth * 1000) % 10 === 0 ? 0 : 1);
  return growth > 0 ? `+${text}` : text;
}
