import type { ReportContext } from '../context.ts';
import { html } from '../html.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import { table } from '../table.ts';

/** For what, which method, and how. The only place where a model's name stands. */
export const methods: readonly (readonly [string, string, string])[] = [
  [
    'Who brings the money',
    'Lorenz curve, Gini coefficient',
    'Counted over all who spent anything in the past year; no model.',
  ],
  ['New', 'Empirical quantile', 'Of the gaps between first and second purchase.'],
  [
    'Lapsed',
    'Kaplan–Meier estimator',
    'Of the silences between purchases, those still going on counted as censored; the chance of a return after so many days.',
  ],
  [
    'Dormant',
    'Log-normal gaps with empirical-Bayes shrinkage',
    'Each customer’s own gaps, drawn towards those of all customers the fewer there are; Student’s t for the quantile.',
  ],
  [
    'Declining, rising, steady',
    'Gamma–Poisson model',
    'Purchase rates scatter over customers as a Gamma distribution; the probability that the recent rate is below the earlier one, with time weighed by the season.',
  ],
  [
    'Growth of a customer’s spending',
    'Empirical-Bayes shrinkage',
    'Drawn towards the growth of the base the fewer orders there are.',
  ],
  ['Who buys again', 'Wilson score interval', '95 %, for a share.'],
  [
    'Newer against older customers',
    'Welch interval and test, Holm correction',
    '95 %, for a difference of means with unequal variances; the test is corrected for the ages compared.',
  ],
  [
    'Who stays',
    'Wilson score interval',
    '95 %, for the share of all customers observed so long; each cohort counts by its customers.',
  ],
  [
    'Contracts',
    'Kaplan–Meier estimator, shifted beta-geometric model',
    'Renewals not settled yet count as censored; intervals on the scale log(−log S). Projected with a chance of leaving that differs from customer to customer.',
  ],
  [
    'How often customers will buy',
    'BG/NBD, MBG/NBD, Pareto/NBD, MBG/CNBD-k',
    'From how often and how lately each customer bought, and for how long they are known: a rate of buying and a chance of leaving that scatter over customers. Which is used is said in the appendix on models.',
  ],
  [
    'What a purchase will bring',
    'Gamma–Gamma model',
    'Each customer’s mean purchase, drawn towards that of all customers the fewer there are.',
  ],
  [
    'Potential of who did not tell',
    'Ridge regression, conformal intervals (CV+)',
    'Of the logarithm of what others told that they spend in the category; the penalty is chosen on answers held out, and the intervals come from how far those are missed, in bands of own spend.',
  ],
  [
    'Headroom against peers',
    'Quantile regression',
    'Of the logarithm of past-year spend on what customers have in common that spending does not cause, and on when they joined.',
  ],
  ['Recency, frequency, money', 'Quintiles of type 7', 'Cut points as printed beside the segments.'],
];

export const methodsWords: SectionWords = {
  id: 'methods',
  name: 'Appendix: methods',
  heading: 'How the numbers were made',
  lead: [
    'Counts are exact and have no interval; estimates have one. The same files and settings give the same numbers.',
  ],
};

export function methodsSection({ summary }: ReportContext): Section {
  return section(
    methodsWords,
    paragraphs(methodsWords),
    table('Methods', [{ heading: 'For' }, { heading: 'Method' }, { heading: 'How' }], methods),
    table(
      'This run',
      [{ heading: 'Item' }, { heading: 'Value' }],
      [
        ['Run', html`<code>${summary.run.id}</code>`],
        ['Version', summary.run.version],
        ['Playbook fingerprint', html`<code>${summary.run.playbook}</code>`],
        ['Time zone of a day', summary.timeZone],
        ['Currency', summary.currency ?? 'not stated'],
      ],
    ),
  );
}
