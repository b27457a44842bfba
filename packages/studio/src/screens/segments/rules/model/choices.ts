import type { Replies } from '@attune/client';
import { readSpan } from './read-rule.ts';
import { isNotEntered, notEntered, type Span, type Test, type Tests } from './rule-model.ts';
import { writeSpan } from './write-rule.ts';

export type CatalogueField = Replies['getCatalogue']['fields'][number];
export type FieldType = CatalogueField['type'];

/** What a value is entered with; `none`: the question needs no value. */
export type Input = 'none' | 'text' | 'texts' | 'number' | 'numbers' | 'day' | 'span' | 'flag';

/** A question in plain words; its words stand in the catalogue of strings under its id. */
export interface Choice {
  readonly id: keyof typeof choiceInputs;
  readonly operator: string;
  readonly input: Input;
  /** What it compares with, where that is not for choosing. */
  readonly fixed?: boolean;
}

const choiceInputs = {
  is: 'text',
  isNot: 'text',
  oneOf: 'texts',
  noneOf: 'texts',
  oneOfAnyCase: 'texts',
  noneOfAnyCase: 'texts',
  contains: 'text',
  containsAnyCase: 'text',
  startsWith: 'text',
  startsWithAnyCase: 'text',
  endsWith: 'text',
  endsWithAnyCase: 'text',
  matches: 'text',
  matchesNot: 'text',
  matchesAnyCase: 'text',
  matchesNotAnyCase: 'text',
  sortsAfter: 'text',
  sortsFrom: 'text',
  sortsBefore: 'text',
  sortsUpTo: 'text',
  atLeast: 'number',
  atMost: 'number',
  moreThan: 'number',
  lessThan: 'number',
  equals: 'number',
  equalsNot: 'number',
  oneOfNumbers: 'numbers',
  noneOfNumbers: 'numbers',
  withinLast: 'span',
  longerAgo: 'span',
  lessLongAgo: 'span',
  withinNext: 'span',
  before: 'day',
  after: 'day',
  on: 'day',
  notOn: 'day',
  fromDay: 'day',
  upToDay: 'day',
  earlierThan: 'day',
  laterThan: 'day',
  isFlag: 'flag',
  isNotFlag: 'flag',
  known: 'none',
  unknown: 'none',
} as const satisfies Readonly<Record<string, Input>>;

const choice = (id: Choice['id'], operator: string): Choice => ({ id, operator, input: choiceInputs[id] });

const existence: readonly Choice[] = [
  { ...choice('known', '$exists'), fixed: true },
  { ...choice('unknown', '$exists'), fixed: false },
];
const texts: readonly Choice[] = [
  choice('is', '$eq'),
  choice('isNot', '$ne'),
  choice('oneOf', '$in'),
  choice('noneOf', '$nin'),
  choice('containsAnyCase', '$containsi'),
  choice('contains', '$contains'),
  choice('startsWithAnyCase', '$startsWithi'),
  choice('startsWith', '$startsWith'),
  choice('endsWithAnyCase', '$endsWithi'),
  choice('endsWith', '$endsWith'),
  choice('oneOfAnyCase', '$ini'),
  choice('noneOfAnyCase', '$nini'),
  choice('sortsFrom', '$gte'),
  choice('sortsAfter', '$gt'),
  choice('sortsUpTo', '$lte'),
  choice('sortsBefore', '$lt'),
  choice('matches', '$regex'),
  choice('matchesNot', '$notRegex'),
  choice('matchesAnyCase', '$regexi'),
  choice('matchesNotAnyCase', '$notRegexi'),
  ...existence,
];
const numbers: readonly Choice[] = [
  choice('atLeast', '$gte'),
  choice('atMost', '$lte'),
  choice('moreThan', '$gt'),
  choice('lessThan', '$lt'),
  choice('equals', '$eq'),
  choice('equalsNot', '$ne'),
  choice('oneOfNumbers', '$in'),
  choice('noneOfNumbers', '$nin'),
  ...existence,
];
const days: readonly Choice[] = [
  choice('withinLast', '$withinLast'),
  choice('longerAgo', '$before'),
  choice('lessLongAgo', '$after'),
  choice('withinNext', '$withinNext'),
  choice('before', '$before'),
  choice('after', '$after'),
  choice('on', '$eq'),
  choice('notOn', '$ne'),
  choice('fromDay', '$gte'),
  choice('upToDay', '$lte'),
  choice('laterThan', '$gt'),
  choice('earlierThan', '$lt'),
  ...existence,
];
const flags: readonly Choice[] = [choice('isFlag', '$eq'), choice('isNotFlag', '$ne'), ...existence];

const byType: Readonly<Record<FieldType, readonly Choice[]>> = {
  text: texts,
  number: numbers,
  money: numbers,
  count: numbers,
  day: days,
  flag: flags,
  // The warehouse cannot be asked of lists yet, so nothing is offered for them.
  list: existence,
};

/** What may be asked of a field of this type, the most useful first. */
export function choicesOf(type: FieldType, operators?: readonly string[]): readonly Choice[] {
  return byType[type].filter(({ operator }) => operators?.includes(operator) ?? true);
}

/** The question that a test of a rule asks; undefined where the builder has no form for it. */
export function choiceOf({ operator, value }: Test, type: FieldType): Choice | undefined {
  if (value === null)
    return existence.find(({ fixed }) => (operator === '$eq' ? !fixed : operator === '$ne' && fixed));
  return byType[type].find(
    (choice) =>
      choice.operator === operator &&
      (choice.fixed === undefined ? accepts(choice.input, value) : choice.fixed === value),
  );
}

/** Whether a value can be shown, and entered, with this input. */
function accepts(input: Input, value: unknown): boolean {
  switch (input) {
    case 'none':
      return false;
    case 'span':
      return readSpan(value) !== undefined;
    case 'flag':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' || isNotEntered(value);
    case 'number':
      return typeof value === 'number' || isNotEntered(value);
    case 'day':
      return (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) || isNotEntered(value);
    case 'texts':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'numbers':
      return Array.isArray(value) && value.every((one) => typeof one === 'number');
  }
}

const quarter: Span = { unit: 'days', count: 90 };

/** Another question with what was entered before, as far as it fits. */
export function asked(choice: Choice, before?: Test): Test {
  return { operator: choice.operator, value: valueFor(choice, before?.value) };
}

function valueFor({ fixed, input }: Choice, before: unknown): unknown {
  if (fixed !== undefined) return fixed;
  if (accepts(input, before)) return before;
  if (input === 'span') return writeSpan(quarter);
  if (input === 'flag') return true;
  const [first] = Array.isArray(before) ? before : [];
  if ((input === 'text' || input === 'number') && accepts(input, first)) return first;
  if (
    (input === 'texts' && typeof before === 'string') ||
    (input === 'numbers' && typeof before === 'number')
  )
    return [before];
  return notEntered;
}

/** The first question asked of a field, before anybody has chosen one. */
export function firstTests(type: FieldType): Tests {
  const [first] = byType[type];
  if (!first) throw new Error(`Nothing can be asked of a ${type}.`);
  return { bare: true, list: [asked(first)] };
}

/** The questions that can still be asked beside those that are: each operator once. */
export function choicesBeside(choices: readonly Choice[], { list }: Tests, index: number): readonly Choice[] {
  const taken = list.filter((_, at) => at !== index).map(({ operator }) => operator);
  return choices.filter(({ operator }) => !taken.includes(operator));
}

/** Whether a value was entered that no form can show; so that nothing of it is lost, the rule is then shown as JSON. */
export function isShowable({ list }: Tests, type: FieldType): boolean {
  return list.every((test) => choiceOf(test, type) !== undefined);
}
