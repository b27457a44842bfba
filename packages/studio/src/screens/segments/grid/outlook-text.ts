import { percent } from '@attune/charts';
import type { Published } from '../../../published/published.ts';

/** An outlook as it is written beside its cut: "€1,200.00", or "+12.5 %". */
export function outlookText({ summary, money }: Published): (outlook: number) => string {
  return summary.value.gridAxes.outlookUnit === 'money' ? money.exact : change;
}

function change(share: number): string {
  const text = percent(share, Math.round(share * 1000) % 10 === 0 ? 0 : 1);
  return share > 0 ? `+${text}` : text;
}
