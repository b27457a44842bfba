import type { ReportContext } from '../context.ts';
import { html } from '../html.ts';
import { type Section, type SectionWords, section } from '../section.ts';
import { counted } from '../sentences/counting.ts';

/** Each word with what it means. */
export const terms = (yearDays: number): readonly (readonly [string, string])[] => [
  ['As of', 'The day at whose end the numbers stand; later rows are not counted.'],
  ['Bridge', 'The way from one year’s total to the next, split by what customers did.'],
  ['Came back', 'Bought in the past year, not in the year before, but earlier.'],
  ['Cohort', 'Customers whose first purchase was in the same period.'],
  [
    'Contract, renewal',
    'A customer under contract pays once a period; each payment after the first is a renewal. Lost is who has not paid when the period and its days of grace are over.',
  ],
  ['Customer', 'A person or firm with at least one purchase up to the as-of day.'],
  ['Decile', 'One of ten groups of equal size, ordered by past-year spending.'],
  [
    'Evidence',
    'How well the data supports a decision whose effect is assumed. Moderate: who is concerned, and what they do without it, was seen. Weak: it was not, for some of them. Strong needs a randomised test of your own.',
  ],
  ['Gini coefficient', 'From 0, all customers bring the same, to 1, one brings everything.'],
  [
    'Headroom against peers',
    'How far a customer’s spending lies below what high-spending customers spend who are alike. It is no proof that the money goes elsewhere.',
  ],
  [
    'Held back',
    'The last part of the history, which a forecast is tried on: it is made as if this part had not happened yet.',
  ],
  ['Interval', 'The range in which an estimate lies in 95 of 100 such cases.'],
  [
    'Lifetime revenue, lifetime value',
    'What a customer is expected to bring in a stated time from the as-of day on: revenue where no costs are known, value where costs are taken off.',
  ],
  ['Lost', 'Bought in the year before, and not in the past year.'],
  [
    'Opportunity',
    'A stretch of days after the first purchase in which a customer buys at most once, as in a year of gifts: only where the playbook says that customers buy so.',
  ],
  [
    'Past year',
    `The ${counted(yearDays, 'day')} that end on the as-of day; the year before is as many days before them.`,
  ],
  ['Playbook', 'The file of settings: what this business is, and how it wants things measured.'],
  [
    'Period of age',
    'Time since the customer’s own first purchase, in months of 30 days. It stands only where all of a cohort have reached its end.',
  ],
  ['Potential', 'What a customer spends in the category a year and does not spend here.'],
  ['Prospect', 'A known person without a purchase.'],
  ['Recency, frequency, money', 'How long ago, how often and for how much a customer bought.'],
  [
    'Still a customer',
    'Bought at that age or later. Who will come back after a longer pause is not known yet, so it is the least there can be.',
  ],
  [
    'Reconciles',
    'The files’ order amounts, less what was set aside for a stated reason, equal those analysed; less refunds and costs, they are what the report shows.',
  ],
];

export const glossaryWords: SectionWords = {
  id: 'glossary',
  name: 'Glossary',
  heading: 'What the words mean',
  lead: [],
};

export function glossarySection({ summary }: ReportContext): Section {
  return section(
    glossaryWords,
    html`<dl class="glossary">${terms(summary.value.yearDays).map(([term, meaning]) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`)}</dl>`,
  );
}
