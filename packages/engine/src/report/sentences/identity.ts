import { number } from '@attune/charts';
import { isUnknown, type Summary, type Unknown } from '../summary.ts';
import { counted, isOrAre, listed } from './counting.ts';

export type Identity = Exclude<Summary['identity'], Unknown>;

type Rule = Identity['merged'][number]['rule'];
type Question = Identity['questions'][number];

/** What joined an identifier to a customer. */
export const ruleWords: Readonly<Record<Rule, string>> = {
  decision: 'A decision of a person',
  stated: 'The source says that both are one',
  id: 'Two customer numbers in one row',
  email: 'The same e-mail address',
  phone: 'The same phone number',
  anonymous: 'The same device',
  household: 'The same household',
  account: 'The same company',
};

const shared: Readonly<Record<Rule, string>> = {
  decision: 'A decision and other evidence disagree',
  stated: 'A source says one thing of several customers',
  id: 'One customer number stands with several others',
  email: 'Several customers share an e-mail address',
  phone: 'Several customers share a phone number',
  anonymous: 'Several customers share a device',
  household: 'Several customers share a household',
  account: 'Several customers share a company',
};

/** What a person is asked. */
export function questionWords({ kind, rule }: Pick<Question, 'kind' | 'rule'>): string {
  switch (kind) {
    case 'shared':
      return shared[rule];
    case 'chain':
      return 'Several customers are linked by a chain of addresses or numbers';
    case 'contradiction':
      return 'An address or number belongs to another customer already';
    case 'placeholder':
      return 'An address or number stands with too many others to be one person’s';
    case 'two households':
      return 'A person stands in two households';
    case 'two accounts':
      return 'A person stands in two companies';
  }
}

export function identityHeading({ customersBefore, customersAfter }: Identity): string {
  return customersBefore > customersAfter
    ? `${counted(customersBefore, 'identifier')} in the files ${isOrAre(customersBefore)} ${counted(customersAfter, 'customer')}`
    : 'No two identifiers in the files were found to be one customer';
}

const levels = {
  person: '',
  household: 'One customer is a household where the customer list names one. ',
  account: 'One customer is a company where the customer list names one. ',
} as const;

/** What was joined and what was not, what a person has to decide, and what became of shared addresses. */
export function identitySentences(identity: Identity): readonly string[] {
  const { questions, unassigned, placeholders, contradictions, suggestions, unknownDecisions } = identity;
  const open = questions.reduce((sum, question) => sum + question.open, 0);
  const answered = questions.reduce((sum, question) => sum + question.answered, 0);
  const rest = [
    unassigned.customers > 0 &&
      `${counted(unassigned.customers, 'customer')} bought under a shared address or a placeholder alone, in ${counted(unassigned.orderLines, 'order line')}: they may be somebody else.`,
    placeholders > 0 &&
      `${counted(placeholders, 'address or number', 'addresses and numbers')} ${placeholders === 1 ? 'stands' : 'stand'} for nobody in particular, and ${placeholders === 1 ? 'joins' : 'join'} nobody.`,
    contradictions.length > 0 &&
      `Rows that became one say different things in ${listed(contradictions.map(({ column }) => column))}; the value of the strongest identifier is used.`,
    !isUnknown(suggestions) &&
      suggestions.pairs > 0 &&
      `${counted(suggestions.pairs, 'pair')} of customers may be one by name and address; nothing is joined until a person says so.`,
    unknownDecisions > 0 &&
      `${counted(unknownDecisions, 'decision')} could not be followed: no file holds the identifiers.`,
  ].filter((sentence) => sentence !== false);
  return [
    `${levels[identity.level]}Two known customers are never joined because they share an address, a phone or a device. ` +
      (open === 0
        ? 'No question about who is who is open.'
        : `${counted(open, 'question')} about who is who ${isOrAre(open)} open`) +
      (open === 0 ? '' : answered > 0 ? `, ${number(answered)} ${isOrAre(answered)} answered.` : '.'),
    ...(rest.length > 0 ? [rest.join(' ')] : []),
  ];
}
