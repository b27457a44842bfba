import type { DataFile, Requests } from '@attune/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** What the user has settled about files, by file name. */
export type SettingsOfFiles = NonNullable<Requests['previewFiles']['body']['settings']>;

/** The files of the workspace. */
export const filesQuery = queryOptions({
  queryKey: ['files', 'list'],
  queryFn: ({ signal }) => api.listFiles({}, { signal }),
});

/**
 * How the files would be read, with answers that are saved nowhere yet. It is about the files that are listed: what
 * was begun before another one came says nothing of it.
 */
export const previewQuery = (files: readonly DataFile[], settings: SettingsOfFiles = {}) =>
  queryOptions({
    queryKey: ['files', 'preview', files.map(({ name, bytes, addedAt }) => [name, bytes, addedAt]), settings],
    queryFn: ({ signal }) => api.previewFiles({ body: { settings } }, { signal }),
  });
