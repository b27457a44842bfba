import { number } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import type { Html } from '../html.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import {
  type Identity,
  identityHeading,
  identitySentences,
  questionWords,
  ruleWords,
} from '../sentences/identity.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

/** Nothing where no file says of two identifiers that they belong together: there is nothing to tell. */
export function identityWords({ summary: { identity } }: ReportContext): SectionWords | undefined {
  if (isUnknown(identity)) return undefined;
  return {
    id: 'identity',
    name: 'Who is who',
    heading: identityHeading(identity),
    lead: identitySentences(identity),
  };
}

export function identitySection(context: ReportContext): Section | undefined {
  const said = identityWords(context);
  const { identity } = context.summary;
  if (!said || isUnknown(identity)) return undefined;
  return section(said, paragraphs(said), merges(identity), questions(identity));
}

function merges({ merged }: Identity): Html | undefined {
  if (merged.length === 0) return undefined;
  return table(
    'What joined identifiers to a customer',
    [{ heading: 'Because of' }, { heading: 'Identifiers', numeric: true }],
    merged.map(({ rule, identifiers }) => [ruleWords[rule], number(identifiers)]),
  );
}

function questions({ questions }: Identity): Html | undefined {
  if (questions.length === 0) return undefined;
  return table(
    'Questions to a person',
    [{ heading: 'Question' }, { heading: 'Open', numeric: true }, { heading: 'Answered', numeric: true }],
    questions.map(({ open, answered, ...question }) => [
      questionWords(question),
      number(open),
      number(answered),
    ]),
  );
}
