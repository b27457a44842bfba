import { z } from 'zod';
import { fileSettings } from './file-settings.ts';
import { operation } from './operation.ts';

const tag = 'Data';

export const playbookOperations = {
  getPlaybook: operation({
    method: 'GET',
    path: '/api/playbook',
    tag,
    access: 'read',
    summary: 'attune.yaml, and what it says',
    reply: z.object({ text: z.string(), version: z.int(), playbook: z.record(z.string(), z.unknown()) }),
  }),
  savePlaybook: operation({
    method: 'PUT',
    path: '/api/playbook',
    tag,
    access: 'data',
    summary: 'Replaces attune.yaml; refused where it is malformed, or was changed since `version`',
    body: z.object({ text: z.string().max(200_000), version: z.int() }),
    reply: z.object({ text: z.string(), version: z.int(), playbook: z.record(z.string(), z.unknown()) }),
  }),
  saveFileSettings: operation({
    method: 'PUT',
    path: '/api/playbook/files',
    tag,
    access: 'data',
    summary: 'Writes answers about files into the playbook, in front of older ones about the same file',
    body: z.object({ settings: z.record(z.string(), fileSettings) }),
    reply: z.object({ version: z.int() }),
  }),
};
