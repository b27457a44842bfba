import { type DataFile, Refusal } from '@attune/client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { filesQuery } from '../api/files.ts';
import { sendFile } from './send-file.ts';

/** A file on its way into the workspace. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  /** `exists`: there is one of this name already, and nobody has said yet what to do about it. */
  readonly state: 'waiting' | 'sending' | 'checking' | 'done' | 'exists' | 'failed';
  readonly sent: number;
  readonly problem?: unknown;
}

export interface Uploads {
  readonly uploads: readonly Upload[];
  /** Whether something is still on its way. */
  readonly isBusy: boolean;
  readonly add: (files: readonly File[]) => void;
  /** Stops an upload, or takes it from the list. */
  readonly remove: (id: number) => void;
  /** Sends again: a failed one, or one that exists, in the place of the other. */
  readonly again: (id: number, replace: boolean) => void;
  readonly cancelAll: () => void;
}

interface Queued {
  readonly id: number;
  readonly file: File;
  readonly replace: boolean;
}

/**
 * Sends files one after the other, so that each is there as early as it can be.
 *
 * @param onAdded is told what the workspace has taken, file by file
 */
export function useUploads(onAdded?: (files: readonly DataFile[]) => void): Uploads {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const files = useRef(new Map<number, File>());
  const queue = useRef<Queued[]>([]);
  const sending = useRef<{ readonly id: number; readonly controller: AbortController }>(undefined);
  const nextId = useRef(1);
  const told = useRef(onAdded);
  told.current = onAdded;

  const change = useCallback((id: number, to: Partial<Upload>) => {
    setUploads((known) => known.map((upload) => (upload.id === id ? { ...upload, ...to } : upload)));
  }, []);

  const run = useCallback(async () => {
    if (sending.current) return;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const { id, file, replace } = next;
      const controller = new AbortController();
      sending.current = { id, controller };
      change(id, { state: 'sending', sent: 0, problem: undefined });
      try {
        const added = await sendFile(file, {
          name: file.name,
          replace,
          signal: controller.signal,
          onProgress: (sent, all) => change(id, { sent, state: sent === all ? 'checking' : 'sending' }),
        });
        files.current.delete(id);
        change(id, { state: 'done', sent: file.size });
        await queries.invalidateQueries({ queryKey: filesQuery.queryKey });
        told.current?.(added);
      } catch (problem) {
        if (controller.signal.aborted) setUploads((known) => known.filter((upload) => upload.id !== id));
        else change(id, { state: isKnownName(problem) ? 'exists' : 'failed', problem });
      }
    }
    sending.current = undefined;
  }, [change, queries]);

  const add = useCallback(
    (chosen: readonly File[]) => {
      const added = chosen.map((file) => ({ id: nextId.current++, file, replace: false }));
      for (const { id, file } of added) files.current.set(id, file);
      queue.current.push(...added);
      setUploads((known) => [
        ...known.filter(({ state }) => state !== 'done'),
        ...added.map(({ id, file }) => ({
          id,
          name: file.name,
          bytes: file.size,
          state: 'waiting' as const,
          sent: 0,
        })),
      ]);
      void run();
    },
    [run],
  );

  const remove = useCallback((id: number) => {
    queue.current = queue.current.filter((queued) => queued.id !== id);
    files.current.delete(id);
    if (sending.current?.id === id) sending.current.controller.abort();
    else setUploads((known) => known.filter((upload) => upload.id !== id));
  }, []);

  const again = useCallback(
    (id: number, replace: boolean) => {
      const file = files.current.get(id);
      if (!file) return;
      queue.current.push({ id, file, replace });
      change(id, { state: 'waiting', sent: 0, problem: undefined });
      void run();
    },
    [change, run],
  );

  const cancelAll = useCallback(() => {
    queue.current = [];
    files.current.clear();
    sending.current?.controller.abort();
    setUploads([]);
  }, []);

  // A browser warns on its own only when it is asked to.
  const isBusy = uploads.some(
    ({ state }) => state === 'waiting' || state === 'sending' || state === 'checking',
  );
  useEffect(() => {
    if (!isBusy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isBusy]);
  // A screen that is left stops what it was sending.
  useEffect(() => () => sending.current?.controller.abort(), []);

  return { uploads, isBusy, add, remove, again, cancelAll };
}

function isKnownName(problem: unknown): boolean {
  return problem instanceof Refusal && problem.code === 'file-exists';
}
