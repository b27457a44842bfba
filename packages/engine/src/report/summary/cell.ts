import { z } from 'zod';

export const count = z.int().min(0);
export const money = z.number();
export const share = z.number().min(0).max(1);
export const calendarDay = z.iso.date();
const interval = z.tuple([z.number(), z.number()]).describe('Low and high end, 95 %.');
const range = z.tuple([money, money]);

/** What the data cannot give: no number, but the reason. */
export const unknown = z.strictObject({ value: z.null(), reason: z.string() });
export const orUnknown = <T extends z.ZodType>(schema: T) => z.union([schema, unknown]);

const rule = z.record(z.string(), z.unknown());
const verdict = z.enum(['better', 'worse', 'no difference shown']);
const rows = z.strictObject({ read: count, accepted: count, duplicates: count, rejected: count });

/** What tells of a group of people. */
export const exact = {
  people: count,
  money,
  share,
  number: z.number(),
  interval,
  range,
  text: z.string(),
  rows,
  rule,
  verdict,
};

/** Null stands for what is withheld, because it tells of too few people. */
export const shared = {
  people: count.nullable(),
  money: money.nullable(),
  share: share.nullable(),
  number: z.number().nullable(),
  interval: interval.nullable(),
  range: range.nullable(),
  text: z.string().nullable(),
  rows: rows.nullable(),
  rule: rule.nullable(),
  verdict: verdict.nullable(),
};

/** One definition of a part serves both readers, who may see customers and who may not: they differ in these. */
export type Cell = Readonly<Record<keyof typeof exact, z.ZodType>>;

/** As a parameter: read through it, each schema keeps its own type, which `C` alone would widen. */
export type CellOf<C extends Cell> = { readonly [K in keyof C]: C[K] };
