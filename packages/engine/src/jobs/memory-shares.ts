/** What the program itself holds while it analyses: its code, columns of aggregates, what the allocator does not give back. */
const programMegabytes = 600;
/** With less for each thread, the warehouse runs out of memory before it spills. */
const threadMegabytes = 200;
const wideThreadMegabytes = 300;
/** What the models hold beside that. */
const columnMegabytes = 300;

/** What the warehouse may take of a machine. */
export interface WarehouseShare {
  readonly memory: string;
  readonly threads: number;
}

/**
 * How much of the memory that a run may take is the warehouse's, which spills what does not fit: all but what the program
 * around it takes, and two fifths at least; and how many threads that is enough for.
 *
 * @param limit as the playbook writes it, `3GB` or `500MB`
 * @param threads as many as are asked for, or as the machine has
 */
export function warehouseShare(limit: string, threads: number): WarehouseShare {
  const [, digits, unit] = /^(\d+)(MB|GB)$/.exec(limit) ?? [];
  if (digits === undefined) throw new RangeError(`Not a size: ${limit}`);
  const all = Number(digits) * (unit === 'GB' ? 1_000 : 1);
  return shareOf(Math.max(Math.ceil(0.4 * all), all - programMegabytes), threads, threadMegabytes);
}

/**
 * The warehouse's share from the models on: the program holds a column for each distinct history then, and the tables have
 * a row a customer, which is wide, instead of a row a line.
 */
export function shareOfModels({ memory, threads }: WarehouseShare): WarehouseShare {
  const all = Number.parseInt(memory, 10);
  return shareOf(Math.max(Math.ceil(0.6 * all), all - columnMegabytes), threads, wideThreadMegabytes);
}

function shareOf(megabytes: number, threads: number, aThread: number): WarehouseShare {
  return {
    memory: `${megabytes}MB`,
    threads: Math.max(1, Math.min(threads, Math.floor(megabytes / aThread))),
  };
}

/** V8 lets what has just been made grow to a hundred megabytes before it looks what of it is still needed. */
export const frugalNode: readonly string[] = ['--max-semi-space-size=4'];

/** Each block of the warehouse would be a mapping of its own, of which Linux allows a process 65,530. */
const mostMapped = 8_000;

/**
 * For the C library of Linux, which the warehouse takes its blocks from: left to itself, it keeps what was given back for
 * later, for each thread apart.
 */
export function frugalAllocator(limit: string): Readonly<Record<string, string>> {
  const isSmall = Number.parseInt(warehouseShare(limit, 1).memory, 10) <= mostMapped;
  return {
    MALLOC_ARENA_MAX: '2',
    ...(isSmall ? { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '16777216' } : {}),
  };
}
