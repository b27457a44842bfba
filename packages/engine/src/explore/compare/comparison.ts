/** What changed from one run to a later one, and why. */
export interface Comparison {
  readonly from: { readonly id: string; readonly asOf: string };
  readonly to: { readonly id: string; readonly asOf: string };
  readonly headline: string;
  /** Whether both measure the same thing; else no change of money is stated. */
  readonly comparable: boolean;
  readonly notes: string[];
  readonly figures: Figure[];
  /** Those with an amount add up, exactly, to the change of the past-year measure. */
  readonly causes: Cause[];
  readonly segments: SegmentChange[];
  readonly moves: Move[];
  readonly data: DataChange;
  readonly settings: SettingChange[];
}

export interface Figure {
  readonly name: string;
  readonly path: string;
  readonly unit: 'money' | 'count' | 'share' | 'days';
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
}

export interface Cause {
  readonly text: string;
  /** Its part of the change of the past-year measure, where it has one. */
  readonly amount: number | null;
  readonly kind: 'behaviour' | 'window' | 'data' | 'rules' | 'version';
  /** Behind the amount, where it is told by customer: small groups must not be shown to everybody. */
  readonly customers: number | null;
}

export interface SegmentChange {
  readonly scheme: 'lifecycle' | 'value' | 'decile' | 'rfm';
  readonly segment: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly customers: number;
}

export interface DataChange {
  readonly added: string[];
  readonly removed: string[];
  readonly changed: string[];
  readonly same: string[];
  readonly rejectedBefore: number;
  readonly rejectedAfter: number;
}

export interface SettingChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What both runs say of themselves, for the parts that need no table. */
export interface Pair<T> {
  readonly older: T;
  readonly newer: T;
}
