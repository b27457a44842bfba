import type { Replies } from '@attune/client';

export type Fact = Replies['getCustomer']['facts'][number];

/** Which facts belong together, in the order in which they are read. */
const groups = {
  money: [
    'revenue',
    'past_year_revenue',
    'previous_year_revenue',
    'growth',
    'average_order',
    'discount_share',
    'refund_share',
  ],
  frequency: [
    'orders',
    'past_year_orders',
    'previous_year_orders',
    'purchase_days',
    'interval_mean_days',
    'interval_spread_days',
    'usual_silence_days',
    'probability_rate_fell',
  ],
  time: ['first_purchase', 'last_purchase', 'tenure_days', 'recency_days'],
  forecast: [
    'probability_alive',
    'expected_purchases',
    'expected_purchases_low',
    'expected_purchases_high',
    'expected_spend',
    'lifetime_value',
    'lifetime_low',
    'lifetime_high',
    'lifetime_growth',
    'lifetime_growth_low',
    'lifetime_growth_high',
    'potential',
    'potential_low',
    'potential_high',
    'potential_kind',
  ],
  products: ['units', 'categories', 'brands'],
  scores: [
    'lifecycle',
    'value_cell',
    'pattern',
    'past_year_decile',
    'revenue_rank',
    'rfm_segment',
    'rfm_recency',
    'rfm_frequency',
    'rfm_monetary',
  ],
  person: [
    'created_at',
    'country',
    'region',
    'acquisition_channel',
    'industry',
    'company_size',
    'household_size',
    'category_spend',
    'share_of_wallet',
  ],
} as const satisfies Record<string, readonly string[]>;

type GroupName = keyof typeof groups | 'other';

export interface FactGroup {
  readonly name: GroupName;
  readonly facts: readonly Fact[];
}

/** Facts in groups; none is lost: what belongs nowhere comes last. */
export function factGroups(facts: readonly Fact[]): readonly FactGroup[] {
  const byName = new Map(facts.map((fact) => [fact.name, fact]));
  const grouped = Object.entries(groups).map(([name, members]) => ({
    name: name as keyof typeof groups,
    facts: members.flatMap((member) => byName.get(member) ?? []),
  }));
  const placed = new Set<string>(Object.values(groups).flat());
  const other = facts.filter(({ name }) => !placed.has(name));
  return [...grouped, { name: 'other' as const, facts: other }].filter((group) => group.facts.length > 0);
}
