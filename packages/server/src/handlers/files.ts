import { join } from 'node:path';
import { previewSources, type Workspace } from '@attune/engine';
import type { fileOperations } from '../contract/files.ts';
import type { HandlersOf } from '../http/handler.ts';
import { definedAnswers } from './defined.ts';

export function fileHandlers({ folder, files, playbook }: Workspace): HandlersOf<typeof fileOperations> {
  return {
    listFiles: async () => ({ files: [...(await files.list())] }),
    uploadFile: async ({ query: { name, replace = false }, body, caller, signal }) => ({
      files: [...(await files.add(name, body, { replace, signal, actor: caller.name }))],
    }),
    removeFile: async ({ params: { name }, caller }) => {
      await files.remove(name, { actor: caller.name });
      return { removed: name };
    },
    addSample: async ({ body: { customers }, caller }) => ({
      files: [...(await files.addSample({ customers, actor: caller.name }))],
    }),
    removeSample: async ({ caller }) => ({ removed: await files.removeSample({ actor: caller.name }) }),
    previewFiles: async ({ body, signal }) => {
      const { playbook: inForce } = await playbook.get();
      return previewSources([join(folder, 'files')], inForce, definedAnswers(body.settings), signal);
    },
  };
}
