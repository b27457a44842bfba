import { describe, expect, it } from 'vitest';
import * as fixtures from '../../test/summary-fixture.ts';
import { retailer, threeCustomers } from '../../test/summary-fixture.ts';
import { renderReport } from './render-report.ts';
import type { Summary } from './summary.ts';
import { reportWords, reportWordsSchema } from './words.ts';

const summaries = Object.entries(fixtures).filter(
  (entry): entry is [string, Summary] => typeof entry[1] === 'object',
);
const escaped = (text: string) =>
  text
    .replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
    .replaceAll('&#38;', '&amp;')
    .replaceAll('&#60;', '&lt;')
    .replaceAll('&#62;', '&gt;')
    .replaceAll('&#34;', '&quot;');
const plain = (text: string) =>
  text.replaceAll('&#8288;', '').replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '');

describe.each(summaries)('the words of %s', (_, summary) => {
  const words = reportWords(summary);

  it('are those of the report', () => {
    expect(reportWordsSchema.safeParse(words).error).toBeUndefined();
    const report = plain(renderReport(summary)).replaceAll('\uFFFD', '');
    for (const { id, heading, lead, picture, withheld } of Object.values(words.sections)) {
      expect(withheld).toBe(false);
      expect(report, id).toContain(`<h2 id="${id}-heading">${plain(escaped(heading))}</h2>`);
      for (const text of lead) expect(report, id).toContain(plain(escaped(text)));
      if (picture && id !== 'patterns') expect(report, id).toContain(plain(escaped(picture.source)));
    }
    for (const { worth, why } of words.decisions) {
      expect(report).toContain(plain(escaped(worth)));
      expect(report).toContain(plain(escaped(why)));
    }
  });

  it('are the same for every reader where no group is small', () => {
    expect(reportWords(summary, 1)).toEqual(words);
  });
});

it('say nothing of groups that a reader may not learn of', () => {
  const { sections } = reportWords(threeCustomers, 10);
  const withheld = Object.values(sections).filter(({ withheld }) => withheld);
  expect(withheld.map(({ id }) => id)).toEqual(expect.arrayContaining(['deciles', 'grid', 'rfm']));
  for (const { heading, lead, name } of withheld) {
    expect(heading).toBe(name);
    expect(lead).toHaveLength(1);
    expect(lead[0]).toContain('fewer than 10');
  }
});

it('leave out decisions about too few people, and keep the others', () => {
  const few = retailer.decisions.map((decision, index) =>
    index === 0 ? { ...decision, customers: 9 } : decision,
  );
  expect(reportWords({ ...retailer, decisions: few }, 10).decisions.map(({ id }) => id)).toEqual(
    retailer.decisions.slice(1).map(({ id }) => id),
  );
});
