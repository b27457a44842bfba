import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AttuneError } from '@attune/engine';
import type { FileReply } from '../http/handler.ts';

/**
 * A file of ours as a download.
 *
 * @param path never made from what a request says
 * @throws AttuneError `not-found` where it is gone
 */
export async function fileReply(
  path: string,
  reply: Pick<FileReply, 'name' | 'contentType' | 'shownWith'>,
): Promise<FileReply> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile())
    throw new AttuneError('not-found', 'This file is not kept any more.', {
      remedy: 'Make it again: analyse, or make the list anew.',
    });
  return { ...reply, bytes: found.size, content: createReadStream(path) };
}
