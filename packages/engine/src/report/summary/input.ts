import { z } from 'zod';
import { sourceKinds } from '../../sources/index.ts';
import type { Cell, CellOf } from './cell.ts';

/** One file that was read. */
export function inputPart<C extends Cell>(cell: CellOf<C>) {
  return z.strictObject({
    name: z.string().describe('File name without folder.'),
    kind: z.enum([...sourceKinds, 'ignored']),
    reader: z.string(),
    format: z.string().describe('In words: CSV, comma, UTF-8.'),
    sha256: z.string(),
    rows: cell.rows,
    mapping: z.array(
      z.strictObject({
        column: z.string(),
        header: z.string(),
        confidence: z.enum(['sure', 'likely', 'stated']),
        why: z.string(),
      }),
    ),
    notes: z.array(z.string()),
  });
}
