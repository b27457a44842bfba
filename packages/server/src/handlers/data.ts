import { join } from 'node:path';
import { previewSources, type Workspace } from '@attune/engine';
import type { dataOperations } from '../contract/data.ts';
import type { HandlersOf } from '../http/handler.ts';
import { defined } from './defined.ts';

export function dataHandlers({ folder, files, playbook }: Workspace): HandlersOf<typeof dataOperations> {
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
      return previewSources([join(folder, 'files')], inForce, answersOf(body.settings), signal);
    },
    getPlaybook: async () => shown(await playbook.get()),
    savePlaybook: async ({ body, caller }) => shown(await playbook.save({ ...body, actor: caller.name })),
    saveFileSettings: async ({ body, caller }) => {
      const { version } = await playbook.saveFileSettings({
        settings: answersOf(body.settings),
        actor: caller.name,
      });
      return { version };
    },
  };
}

function answersOf<T extends object>(settings: Readonly<Record<string, T>>) {
  return Object.fromEntries(Object.entries(settings).map(([name, answers]) => [name, defined(answers)]));
}

function shown<T extends { readonly playbook: object }>({ playbook, ...rest }: T) {
  return { ...rest, playbook: { ...playbook } as Record<string, unknown> };
}
