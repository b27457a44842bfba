import type { Workspace } from '@attune/engine';
import type { playbookOperations } from '../contract/playbook.ts';
import type { HandlersOf } from '../http/handler.ts';
import { definedAnswers } from './defined.ts';

export function playbookHandlers({ playbook }: Workspace): HandlersOf<typeof playbookOperations> {
  return {
    getPlaybook: async () => shown(await playbook.get()),
    savePlaybook: async ({ body, caller }) => shown(await playbook.save({ ...body, actor: caller.name })),
    saveFileSettings: async ({ body, caller }) => {
      const { version } = await playbook.saveFileSettings({
        settings: definedAnswers(body.settings),
        actor: caller.name,
      });
      return { version };
    },
  };
}

function shown<T extends { readonly playbook: object }>({ playbook, ...rest }: T) {
  return { ...rest, playbook: { ...playbook } as Record<string, unknown> };
}
