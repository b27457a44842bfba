import { number, percent } from '@attune/charts';
import { strings } from '../../../strings/index.ts';
import { type Counts, relationOf } from './parts.ts';

const words = strings.segments.overlap;

export interface Finding {
  readonly heading: string;
  readonly lead?: string;
}

/** What two segments share, as a sentence, and what it means. */
export function findingOf(counts: Counts, nameA: string, nameB: string): Finding {
  const relation = relationOf(counts);
  switch (relation.kind) {
    case 'empty':
      return { heading: words.empty(relation.which === 'a' ? nameA : nameB) };
    case 'nothing':
      return { heading: words.nothing(nameA, nameB) };
    case 'equal':
      return { heading: words.equal(nameA, nameB) };
    case 'within': {
      const { onlyA, onlyB, both } = counts;
      return relation.inner === 'a'
        ? {
            heading: words.all(nameA, nameB),
            lead: words.other(percent(both / (both + onlyB)), nameA, nameB),
          }
        : {
            heading: words.all(nameB, nameA),
            lead: words.other(percent(both / (both + onlyA)), nameB, nameA),
          };
    }
    case 'some': {
      const { ofA, ofB, times } = relation;
      return {
        heading: words.share(percent(ofA), nameA, nameB),
        lead: `${words.other(percent(ofB), nameA, nameB)} ${words.expected(number(times, times < 10 ? 1 : 0), times < 1)}`,
      };
    }
  }
}
