import type { Replies, Rule, Segment } from '@attune/client';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';

const words = strings.segments.overlap;

export type Kind = keyof typeof words.kinds;

/** A segment that can be compared: a saved one, or one that every analysis makes. */
export interface SegmentOption {
  /** In the address: `saved:win-back`, `lifecycle:dormant`. */
  readonly key: string;
  readonly kind: Kind;
  readonly label: string;
  readonly rule: Rule;
}

/** The facts that hold segments which every analysis makes. */
const made = { lifecycle: 'lifecycle', cell: 'value_cell', pattern: 'pattern', rfm: 'rfm_segment' } as const;
const decileFact = 'past_year_decile';
const tenths = 10;

/** All segments that can be compared in a run, the saved ones first. */
export function segmentOptions(
  saved: readonly Pick<Segment, 'name' | 'label' | 'rule'>[],
  { fields }: Replies['getCatalogue'],
): readonly SegmentOption[] {
  const valuesOf = (fact: string) => fields.find(({ name }) => name === fact)?.values ?? [];
  const fromFact = (kind: keyof typeof made): SegmentOption[] =>
    valuesOf(made[kind]).map((value) => ({
      key: `${kind}:${value}`,
      kind,
      label: (kind === 'cell' ? words.cells[value] : undefined) ?? capital(value),
      rule: { [made[kind]]: value },
    }));
  const hasDeciles = fields.some(({ name }) => name === decileFact);
  return [
    ...saved.map(({ name, label, rule }) => ({ key: `saved:${name}`, kind: 'saved' as const, label, rule })),
    ...fromFact('lifecycle'),
    ...Array.from({ length: hasDeciles ? tenths : 0 }, (_, index) => ({
      key: `decile:${index + 1}`,
      kind: 'decile' as const,
      label: words.tenth(index + 1),
      rule: { [decileFact]: index + 1 },
    })),
    ...fromFact('cell'),
    ...fromFact('pattern'),
    ...fromFact('rfm'),
  ];
}
