import { AttuneError } from '../errors/index.ts';
import { withoutQuotes } from './redact.ts';

/** Errors found before any row is read: what they quote are names and words of the statement. */
const beforeRows = /^(?:Failed to extract statements: )?(?:Parser|Binder|Catalog) Error/;

/**
 * What went wrong in DuckDB, as an error for the user. The cause is kept without what it quotes, because DuckDB quotes
 * customers' values in its messages.
 */
export function duckdbFailure(statement: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const head = error.message.split('\n')[0] ?? '';
  const cause = new Error(beforeRows.test(head) ? head : withoutQuotes(head));
  if (/No space left on device|disk quota/i.test(error.message))
    return new AttuneError('output-not-writable', 'The disk is full.', {
      remedy: 'Free some space, or choose an output folder on another disk with --out.',
      cause,
    });
  if (/Out of Memory Error/i.test(error.message))
    return new AttuneError('warehouse-failed', 'The warehouse ran out of memory.', {
      remedy:
        'Raise `limits: memory` in the playbook (or --memory), or free disk space for what does not fit.',
      cause,
    });
  if (
    /^(?:IO|Fatal|FATAL|Internal|INTERNAL) Error.*(?:corrupt|checksum)|database has been invalidated/i.test(
      head,
    )
  )
    return new AttuneError('warehouse-unavailable', 'The tables of this run are damaged.', {
      remedy: 'Analyse again, or open another run.',
      cause,
    });
  const words = statement.replaceAll(/\s+/g, ' ').trim().slice(0, 120);
  return new AttuneError('warehouse-failed', `A statement failed in the warehouse: ${words}`, {
    remedy: 'This is a fault in Attune. Please report it with the cause.',
    cause,
  });
}
