import type { Replies, Rule, Segment } from '@attune/client';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../../api/api.ts';
import { segmentHistoryQuery, segmentsQuery } from '../../../api/segments.ts';
import { edited } from '../../../app/undo.ts';

/** What a segment is, apart from who saved it when. */
export interface SegmentBody {
  readonly label: string;
  readonly rule: Rule;
}

/** How an edit is told: `label` as the end of "Undo …", `said` as the sentence of the notice. */
export interface Told {
  readonly label: string;
  readonly said: (version: number) => string;
}

/**
 * Saves a segment over a version (0: a new one) and lets it be undone: a version that was there before is saved
 * again, and what was new is put away. Refused where somebody changed it since.
 */
export async function saveSegment(
  queries: QueryClient,
  name: string,
  { body, over, before, told }: SaveWish,
): Promise<Segment> {
  const segment = await put(queries, name, body, over);
  let { version } = segment;
  edited(
    {
      label: told.label,
      undo: async () => {
        version = before
          ? (await put(queries, name, before, version)).version
          : await away(queries, name, version);
      },
      redo: async () => {
        version = (await put(queries, name, body, version)).version;
      },
    },
    told.said(segment.version),
  );
  return segment;
}

export interface SaveWish {
  readonly body: SegmentBody;
  readonly over: number;
  /** What it was; undefined: it was not there, or put away. */
  readonly before: SegmentBody | undefined;
  readonly told: Told;
}

/** Puts a segment away, and lets that be undone. */
export async function putAway(
  queries: QueryClient,
  { name, label, rule, version: over }: Pick<Segment, 'name' | 'label' | 'rule' | 'version'>,
  told: { readonly label: string; readonly said: string },
): Promise<void> {
  let version = await away(queries, name, over);
  edited(
    {
      label: told.label,
      undo: async () => {
        version = (await put(queries, name, { label, rule }, version)).version;
      },
      redo: async () => {
        version = await away(queries, name, version);
      },
    },
    told.said,
  );
}

async function put(
  queries: QueryClient,
  name: string,
  { label, rule }: SegmentBody,
  version: number,
): Promise<Segment> {
  const { segment } = await api.saveSegment({ params: { name }, body: { label, rule, version } });
  // At once, so that no screen shows the version before for a moment.
  queries.setQueryData(segmentHistoryQuery(name).queryKey, (known: Replies['segmentHistory'] | undefined) =>
    known ? { versions: [{ ...segment, removed: false }, ...known.versions] } : known,
  );
  void queries.invalidateQueries({ queryKey: ['segments'] });
  return segment;
}

async function away(queries: QueryClient, name: string, over: number): Promise<number> {
  const { version } = await api.removeSegment({ params: { name }, query: { version: over } });
  await Promise.all([
    queries.invalidateQueries({ queryKey: segmentsQuery.queryKey }),
    queries.invalidateQueries({ queryKey: segmentHistoryQuery(name).queryKey }),
  ]);
  return version;
}
