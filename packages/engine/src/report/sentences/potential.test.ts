import { expect, test } from 'vitest';
import { headroomAgainstPeers, learntPotential, noPotential } from '../../../test/potential-fixture.ts';
import { retailer } from '../../../test/summary-fixture.ts';
import { reportContext } from '../context.ts';
import type { Summary } from '../summary.ts';
import { potentialHeading, potentialMeaning } from './potential.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const heading = (potential: Summary['potential']) =>
  plain(potentialHeading(reportContext({ ...retailer, potential })));
const meaning = (potential: Summary['potential']) =>
  plain(potentialMeaning(reportContext({ ...retailer, potential })).join(' '));

if ('reason' in learntPotential.estimated) throw new Error('The fixture holds an estimate.');
const { estimated } = learntPotential;

const toldOnly = {
  ...learntPotential,
  estimated: { value: null, reason: 'What customers told goes with nothing else.' },
  unknown: 22_584,
};

test('potential is told by how it is known, and how well', () => {
  expect(heading(learntPotential)).toBe(
    'Customers could spend about €9.0 M a year more than they do here: €582 k told, €8.4 M learnt from those who told',
  );
  const said = meaning(learntPotential);
  expect(said).toContain('1,536 customers told what they spend in the category');
  expect(said).toContain(
    '32 of them told less than was spent here in the past 365 days, which counts as none.',
  );
  expect(said).toContain('when they joined, region, household size and acquisition channel');
  expect(said).toContain('foretells 57 % of how customers differ');
  expect(said).toContain('held 95 % of those answers.');
  expect(said).toContain('no promise');
});

test('ranges that held less often than they promise are called so', () => {
  expect(meaning({ ...learntPotential, estimated: { ...estimated, heldOutCoverage: 0.85 } })).toContain(
    'held 85 % of those answers, which is fewer than they promise',
  );
});

test('where the others are not learnt, only those who told are spoken of', () => {
  expect(heading(toldOnly)).toBe('Customers who told could spend €582 k a year more than they do here');
  expect(meaning(toldOnly)).toContain(
    'Of 22,584 others nothing can be said: What customers told goes with nothing else.',
  );
  expect(heading({ ...toldOnly, told: { customers: 50, withPotential: 0, money: 0 } })).toBe(
    'Customers who told spend nothing elsewhere',
  );
});

test('headroom is called by its own name, and by what it does not prove', () => {
  expect(heading(headroomAgainstPeers)).toBe(
    'Customers spend about €2.2 M a year less than high-spending peers',
  );
  const said = meaning(headroomAgainstPeers);
  expect(said).toContain('19,210 of 24,120 customers');
  expect(said).toContain('one in five of their peers exceeds');
  expect(said).toContain('80 % lie below it, where 80 % should');
  expect(said).toContain('no proof that the money is spent elsewhere');
  expect(said).toContain('44 answers would do');
  expect(said).not.toContain('potential');
  expect(heading({ ...headroomAgainstPeers, withPotential: 0, money: 0 })).toBe(
    'No customer spends less than high-spending peers',
  );
});

test('what cannot be known is said with its reason, and with the answers that did not suffice', () => {
  expect(heading(noPotential)).toContain('We cannot tell');
  expect(meaning(noPotential)).toBe(noPotential.reason);
  const few = { ...noPotential.answers, told: 12, notLearnt: 'Too few customers told it.' };
  expect(meaning({ ...noPotential, answers: few })).toContain(
    '12 customers told what they spend in the category, which does not help the others: Too few',
  );
});
