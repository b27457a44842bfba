import type { Question } from '@attune/client';
import { expect, it } from 'vitest';
import { answerTo, countOf, noAnswers, onlyAbout, withAnswer, withColumn, withKind } from './answers.ts';

const dates: Question = {
  about: 'dateOrder',
  text: 'Is 03/04/2024 the 3rd of April?',
  options: [
    { value: 'day-first', label: 'Yes' },
    { value: 'month-first', label: 'No' },
  ],
  mustAnswer: true,
};
const customer: Question = {
  about: 'column',
  column: 'customer_id',
  text: 'Who is the customer?',
  options: [
    { value: 'email', label: 'email' },
    { value: 'user', label: 'user' },
  ],
  mustAnswer: true,
};

it('turns answers into settings of the file, and keeps the questions in sight', () => {
  const one = withAnswer(noAnswers, 'a.csv', dates, 'day-first');
  const two = withAnswer(one, 'a.csv', customer, 'email');
  expect(two.settings).toEqual({ 'a.csv': { dateOrder: 'day-first', columns: { customer_id: 'email' } } });
  expect(two.asked['a.csv']).toEqual([dates, customer]);
  expect(answerTo(two, 'a.csv', customer)).toBe('email');
  expect(answerTo(two, 'b.csv', dates)).toBeUndefined();
  expect(countOf(two)).toBe(2);
});

it('changes an answer without asking twice', () => {
  const changed = withAnswer(
    withAnswer(noAnswers, 'a.csv', dates, 'day-first'),
    'a.csv',
    dates,
    'month-first',
  );
  expect(changed.settings['a.csv']).toEqual({ dateOrder: 'month-first' });
  expect(changed.asked['a.csv']).toHaveLength(1);
});

it('leaves what was said before as it was', () => {
  const before = withColumn(noAnswers, 'a.csv', 'amount', 'total');
  const after = withColumn(before, 'a.csv', 'at', 'created');
  expect(before.settings['a.csv']).toEqual({ columns: { amount: 'total' } });
  expect(after.settings['a.csv']).toEqual({ columns: { amount: 'total', at: 'created' } });
});

it('forgets columns with another kind, and files that are gone', () => {
  const said = withAnswer(withAnswer(noAnswers, 'a.csv', customer, 'email'), 'a.csv', dates, 'day-first');
  const other = withKind(said, 'a.csv', 'customers');
  expect(other.settings['a.csv']).toEqual({ dateOrder: 'day-first', kind: 'customers' });
  expect(other.asked['a.csv']).toEqual([dates]);
  expect(onlyAbout(other, ['b.csv'])).toEqual(noAnswers);
});

it('keeps what was said of a sheet as long as its workbook is there', () => {
  const said = withAnswer(noAnswers, 'book.xlsx › Orders', dates, 'day-first');
  expect(onlyAbout(said, ['book.xlsx'])).toEqual(said);
  expect(onlyAbout(said, ['book.xls'])).toEqual(noAnswers);
});

it('takes no answer that the settings do not know', () => {
  expect(() => withAnswer(noAnswers, 'a.csv', dates, 'sideways')).toThrow('do not know');
});
