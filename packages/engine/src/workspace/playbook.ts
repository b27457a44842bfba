import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AttuneError } from '../errors/index.ts';
import { type Playbook, parsePlaybook } from '../playbook/index.ts';
import type { Json, Store } from '../store/index.ts';
import { writeDurably } from './durable-file.ts';
import { type FileSettings, withFileSettings } from './file-settings.ts';
import { layout } from './folder.ts';
import { oneAtATime } from './one-at-a-time.ts';

export interface PlaybookVersion {
  readonly text: string;
  /** 1, 2, 3, … */
  readonly version: number;
  readonly playbook: Playbook;
}

export interface WorkspacePlaybook {
  /**
   * What is in force. A change that somebody made in the file becomes a version here.
   *
   * @throws AttuneError `playbook-invalid` when the file was edited and is malformed
   */
  get(): Promise<PlaybookVersion>;
  /**
   * Replaces the text.
   *
   * @param change.version the version that was edited
   * @throws AttuneError `playbook-invalid` with the place, or `edit-conflict` when there is a later version
   */
  save(change: {
    readonly text: string;
    readonly version: number;
    readonly actor: string;
  }): Promise<PlaybookVersion>;
  /** Writes answers about files, by name, into the playbook. */
  saveFileSettings(change: {
    readonly settings: Readonly<Record<string, FileSettings>>;
    readonly actor: string;
  }): Promise<PlaybookVersion>;
  /** What was in force then. */
  version(version: number): Promise<Playbook>;
}

const name = layout.playbook;

export function workspacePlaybook(folder: string, store: Store): WorkspacePlaybook {
  const path = join(folder, name);
  const inTurn = oneAtATime();
  const { definitions } = store;
  let known: PlaybookVersion | undefined;

  /** Whose text it is: that of the file, or of who saved it through here. */
  async function keep(text: string, actor: string): Promise<PlaybookVersion> {
    if (known?.text === text) return known;
    const playbook = parsed(text);
    const { version } = await definitions.save({ kind: 'playbook', name, body: text, actor });
    known = { text, version, playbook };
    return known;
  }

  async function current(): Promise<PlaybookVersion> {
    const text = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new AttuneError('workspace-unusable', `The workspace has no ${name} that can be read.`, {
        remedy: 'Put the file back: it says how everything is measured.',
        place: { file: name },
        cause,
      });
    });
    return keep(text, name);
  }

  async function write(text: string, actor: string): Promise<PlaybookVersion> {
    parsed(text);
    await writeDurably(path, text);
    return keep(text, actor);
  }

  return {
    get: () => inTurn(current),
    save: ({ text, version, actor }) =>
      inTurn(async () => {
        const now = await current();
        if (now.version !== version)
          throw new AttuneError('edit-conflict', 'The playbook was changed since you opened it.', {
            remedy: 'Open it again, and make your change there.',
            place: { file: name },
          });
        return text === now.text ? now : write(text, actor);
      }),
    saveFileSettings: ({ settings, actor }) =>
      inTurn(async () => {
        const now = await current();
        const text = withFileSettings(now.text, settings);
        return text === now.text ? now : write(text, actor);
      }),
    async version(version) {
      const found = await definitions.version('playbook', name, version);
      if (!found) throw new Error(`There is no version ${version} of the playbook.`);
      return parsePlaybook(textOf(found.body), name);
    },
  };
}

function textOf(body: Json): string {
  if (typeof body !== 'string') throw new Error('A version of the playbook is its text.');
  return body;
}

/**
 * A workspace reads the files in it. Addresses in its playbook would be fetched with the passwords and from the network
 * of the machine that serves it, and whoever may edit a playbook need not have a right to either.
 */
function parsed(text: string): Playbook {
  const playbook = parsePlaybook(text, name);
  const remote = playbook.sources.find(({ address }) => address !== undefined);
  if (remote === undefined) return playbook;
  throw new AttuneError('playbook-invalid', `A workspace reads no addresses, and ${remote.name} is one.`, {
    remedy: 'Remove it here. Where you have the passwords, `attune analyze --playbook` reads addresses.',
    place: { file: name, field: 'sources' },
  });
}
