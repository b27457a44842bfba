import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** attune.yaml, and what it says. */
export const playbookQuery = queryOptions({
  queryKey: ['playbook'],
  queryFn: ({ signal }) => api.getPlaybook({}, { signal }),
});
