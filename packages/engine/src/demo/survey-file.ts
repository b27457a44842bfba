import { normal, type Random, uniform } from '@attune/stats';
import type { Calendar } from './calendar.ts';
import type { DemoPart } from './demo-part.ts';

/** What is planted about the survey, as numbers. */
const plantedSurvey = {
  shareAnswering: 0.08,
  /** Standard deviation of the logarithm of what is said, around what is spent. */
  noise: 0.12,
} as const;

/** `survey.csv`: what some customers say they spend in the category a year, with anyone, as people answer. */
export function surveyFile(calendar: Calendar, random: Random): DemoPart {
  let answers = 0;
  return {
    file: 'survey.csv',
    head: 'customer_id,category_spend,answered_at\n',
    rowsOf({ id, buyer, wallet }) {
      const isAsked = uniform(random) < plantedSurvey.shareAnswering;
      const said = (wallet.cents / 100) * Math.exp(plantedSurvey.noise * normal(random, 0, 1));
      const day = calendar.dateOf(calendar.days - 1 - Math.floor(28 * uniform(random)));
      if (!isAsked || buyer === undefined) return '';
      answers += 1;
      return `${id},${rounded(said)},${day}\n`;
    },
    truth: () => ({ survey: { answers, ...plantedSurvey } }),
  };
}

/** To tens, to fifties, to hundreds: nobody knows it better. */
function rounded(amount: number): number {
  const step = amount < 200 ? 10 : amount < 1000 ? 50 : 100;
  return Math.max(step, step * Math.round(amount / step));
}
