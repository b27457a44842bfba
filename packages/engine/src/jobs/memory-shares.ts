/** What the program itself holds while it analyses: its code, columns of aggregates, what the allocator does not give back. */
const programMegabytes = 500;

/**
 * How much of the memory that a run may take is the warehouse's, which spills what does not fit: all but what the program
 * around it takes, and half at least.
 *
 * @param limit as the playbook writes it, `3GB` or `500MB`
 */
export function warehouseShare(limit: string): string {
  const [, digits, unit] = /^(\d+)(MB|GB)$/.exec(limit) ?? [];
  if (digits === undefined) throw new RangeError(`Not a size: ${limit}`);
  const megabytes = Number(digits) * (unit === 'GB' ? 1_000 : 1);
  return `${Math.max(Math.ceil(megabytes / 2), megabytes - programMegabytes)}MB`;
}

/** V8 lets what has just been made grow to a hundred megabytes before it looks what of it is still needed. */
export const frugalNode: readonly string[] = ['--max-semi-space-size=4'];

/**
 * For the C library of Linux, which the warehouse takes its blocks from: left to itself, it keeps what was given back for
 * later, for each thread apart.
 */
export const frugalAllocator: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '16777216',
};
