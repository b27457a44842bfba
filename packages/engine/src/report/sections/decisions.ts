import { colours, intervalRows, number } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { html } from '../html.ts';
import { paragraphs, reasons, type Section, type SectionWords, section } from '../section.ts';
import { asSentence } from '../sentences/counting.ts';
import { concerns, decisionsHeading, decisionsMeaning, noDecisions, worth } from '../sentences/decisions.ts';
import { table } from '../table.ts';

export function decisionsWords(context: ReportContext): SectionWords {
  const { decisions } = context.summary;
  return {
    id: 'decisions',
    name: 'Decisions',
    heading: decisionsHeading(context),
    lead: [decisions.length === 0 ? noDecisions : decisionsMeaning],
    ...(decisions.length > 0 && {
      picture: {
        subtitle:
          'What each decision may bring, a year or once, from the low to the high end of its assumption',
        source: sourceLine(context.summary, 'decisions'),
      },
    }),
  };
}

export function decisionsSection(context: ReportContext): Section {
  const { summary, money } = context;
  const { decisions } = summary;
  const said = decisionsWords(context);
  if (!said.picture) return section(said, reasons(said));
  const ranges = decisions.map((decision) => worth(context, decision));
  return section(
    said,
    paragraphs(said),
    html`<ol class="decisions">${decisions.map(
      (decision, index) => html`<li>
<h3>${decision.title}</h3>
<p class="worth"><strong>${ranges[index]}</strong> <span class="grade ${decision.evidence}">evidence: ${decision.evidence}</span></p>
<p>${concerns(decision.customers)} ${asSentence(decision.why)}</p>
<dl><dt>Assumption</dt><dd>${asSentence(decision.assumption)}</dd>
<dt>What would change our mind</dt><dd>${asSentence(decision.changeOurMind)}</dd></dl>
</li>`,
    )}</ol>`,
    figure({
      id: 'decision-ranges',
      span: 'full',
      ...said.picture,
      finding: decisions.map(({ title }, index) => `${title}: ${ranges[index]}.`).join(' '),
      draw: (width) =>
        intervalRows(
          decisions.map(({ title, range }, index) => ({
            name: width < 560 ? `Decision ${index + 1}` : `${index + 1}  ${title}`,
            low: range[0],
            high: range[1],
            point: null,
            label: ranges[index]!,
            colour: colours.accent,
          })),
          { heading: '', axis: money.tick },
          width,
        ),
      table: table(
        'Decisions',
        [
          { heading: 'Decision' },
          { heading: 'Customers', numeric: true },
          { heading: 'May bring', numeric: true },
          { heading: 'Whom it concerns' },
        ],
        decisions.map(({ title, customers, ruleInWords }, index) => [
          title,
          number(customers),
          ranges[index]!,
          ruleInWords,
        ]),
      ),
    }),
  );
}
