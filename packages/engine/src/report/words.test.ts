import { describe, expect, it } from 'vitest';
import * as fixtures from '../../test/summary-fixture.ts';
import { asked, compared, retailer, threeCustomers } from '../../test/summary-fixture.ts';
import { renderReport } from './render-report.ts';
import { shareSummary } from './share-summary.ts';
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
    for (const { id, heading, lead, picture, withheld } of [
      ...Object.values(words.sections),
      ...Object.values(words.lifetime ?? {}),
    ]) {
      expect(withheld).toBe(false);
      expect(report, id).toContain(`<h2 id="${id}-heading">${plain(escaped(heading))}</h2>`);
      for (const text of lead) expect(report, id).toContain(plain(escaped(text)));
      if (picture && id !== 'patterns') expect(report, id).toContain(plain(escaped(picture.source)));
    }
    for (const { worth, why } of words.decisions) {
      expect(report).toContain(plain(escaped(worth ?? '?')));
      expect(report).toContain(plain(escaped(why ?? '?')));
    }
  });

  it('are the same for a reader from whom nothing is withheld', () => {
    expect(reportWords(summary, shareSummary(summary, 1))).toEqual(words);
  });
});

it('say nothing of groups that a reader may not learn of', () => {
  const { sections, finding } = reportWords(threeCustomers, shareSummary(threeCustomers, 10));
  const withheld = Object.values(sections).filter(({ withheld }) => withheld);
  expect(withheld.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['deciles', 'grid', 'rfm', 'lifecycle']),
  );
  expect(finding).toBeNull();
  for (const { heading, lead, name } of withheld) {
    expect(heading).toBe(name);
    expect(lead).toHaveLength(1);
    expect(lead[0]).not.toMatch(/\d/);
  }
});

it('say of a decision about too few people only what they are about', () => {
  const shared = {
    ...retailer,
    decisions: retailer.decisions.map((decision) => ({
      ...decision,
      customers: null,
      range: null,
      why: null,
    })),
  };
  const { sections, decisions } = reportWords(retailer, shared);
  expect(sections.decisions.withheld).toBe(true);
  expect(sections.bridge.withheld).toBe(false);
  for (const { worth, why } of decisions) expect([worth, why]).toEqual([null, null]);
});

it('say nothing of potential where a few told, and say why it is not known nevertheless', () => {
  const of = (summary: Summary, potential: Summary['potential']) => {
    const all = { ...summary, potential };
    return reportWords(all, shareSummary(all, 10)).sections.potential;
  };
  if (asked.potential.kind !== 'potential' || 'reason' in asked.potential.estimated)
    throw new Error('The fixture holds an estimate.');
  expect(of(asked, asked.potential).withheld).toBe(false);
  expect(of(compared, compared.potential).withheld).toBe(false);
  expect(of(compared, { ...asked.potential, unknown: 3 }).withheld).toBe(true);
  const below = { ...asked.potential, answers: { ...asked.potential.answers, belowOwnSpend: 2 } };
  expect(of(asked, below).withheld).toBe(false);
  expect(of(asked, below).lead.join(' ')).not.toContain('of them told less');
  const few = { ...compared.potential, answers: { ...compared.potential.answers, told: 4 } };
  expect(of(compared, few).withheld).toBe(false);
  const notLearnt = 'Too few customers told it.';
  const tried = { ...few, answers: { ...few.answers, notLearnt } };
  expect(of(compared, tried).withheld).toBe(true);
});
