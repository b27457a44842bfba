import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { AttuneError } from '../src/errors/index.ts';
import { type Playbook, type PlaybookInput, playbookSchema } from '../src/playbook/index.ts';

interface FetchedText {
  readonly name: string;
  readonly content: Buffer;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

/** What of the fetching is used here: test support enters no room by the side door. */
type Fetch = (
  inputs: readonly string[],
  playbook: Playbook,
  scratch: string,
  options: { readonly mayRead: (name: string) => boolean; readonly signal?: AbortSignal | undefined },
) => Promise<{
  readonly files: readonly Pick<FetchedText & { readonly path: string }, 'name' | 'notes' | 'path'>[];
  readonly passedOver: readonly string[];
  readonly playbook: Playbook;
}>;

type FetchRemote = (
  inputs: readonly string[],
  sources?: PlaybookInput['sources'],
  signal?: AbortSignal,
) => Promise<{ files: FetchedText[]; passedOver: readonly string[]; playbook: Playbook }>;

/** Fetches what the addresses stand for into a folder of its own, and reads what came. */
export function fetchRemoteBy(fetch: Fetch): FetchRemote {
  return async (inputs, sources = [], signal) => {
    const scratch = mkdtempSync(join(tmpdir(), 'attune-test-'));
    try {
      const stated = playbookSchema.parse({ sources }) as Playbook;
      const mayRead = (name: string) => /\.(csv|parquet|gz)$/.test(name);
      const { files, passedOver, playbook } = await fetch(inputs, stated, scratch, { mayRead, signal });
      const read = files.map(({ name, notes, path }) => {
        const content = readFileSync(path);
        return { name, notes, content, lines: content.toString().trimEnd().split('\n') };
      });
      return { files: read, passedOver, playbook };
    } finally {
      rmSync(scratch, { recursive: true });
    }
  };
}

/** What is refused: code, sentence, remedy; and everything that a log could show of it. */
export async function refusalOf(
  attempt: Promise<unknown>,
): Promise<{ code: string; message: string; remedy: string; logged: string }> {
  const error = await attempt.then(
    () => {
      throw new Error('Nothing was refused.');
    },
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AttuneError)) throw error;
  return {
    code: error.code,
    message: error.message,
    remedy: error.remedy,
    logged: inspect(error, { depth: 9 }),
  };
}
