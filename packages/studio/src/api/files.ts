import type { Requests } from '@attune/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** What the user has settled about files, by file name. */
export type SettingsOfFiles = NonNullable<Requests['previewFiles']['body']['settings']>;

/** The files of the workspace. */
export const filesQuery = queryOptions({
  queryKey: ['files', 'list'],
  queryFn: ({ signal }) => api.listFiles({}, { signal }),
});

/** How the files would be read, with answers that are saved nowhere yet. */
export const previewQuery = (settings: SettingsOfFiles = {}) =>
  queryOptions({
    queryKey: ['files', 'preview', settings],
    queryFn: ({ signal }) => api.previewFiles({ body: { settings } }, { signal }),
  });
