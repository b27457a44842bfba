import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { AttuneError } from '@attune/engine';
import { mediaType } from './media-type.ts';

/** Nothing for so long: whoever sends has gone, or only wants to hold the connection. */
const silenceMs = 60_000;

/**
 * The body of an upload as a stream that ends with an error when nothing comes any more. Nothing of it is held in
 * memory; how much there may be is for the workspace to say, and here only where the sender says so beforehand.
 *
 * @throws AttuneError `content-type-wrong`, `file-too-large`; the stream itself ends with `body-too-slow`
 */
export function uploadOf(request: IncomingMessage, maxBytes: number): Readable {
  if (mediaType(request.headers['content-type']) !== 'application/octet-stream')
    throw new AttuneError('content-type-wrong', 'A file has to be sent as it is, not as a form.', {
      remedy: 'Send its bytes as the body, with the header "Content-Type: application/octet-stream".',
    });
  if (Number(request.headers['content-length'] ?? 0) > maxBytes)
    throw new AttuneError('file-too-large', `The file is larger than ${inWords(maxBytes)}.`, {
      remedy: 'Split it, or start the server with a larger --max-upload.',
    });
  return Readable.from(watched(request), { objectMode: false });
}

async function* watched(request: IncomingMessage): AsyncGenerator<Buffer> {
  const stop = () => request.destroy(new Error('Nothing came.'));
  let timer = setTimeout(stop, silenceMs);
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      clearTimeout(timer);
      yield chunk as Buffer;
      timer = setTimeout(stop, silenceMs);
    }
  } catch (error) {
    throw new AttuneError('body-too-slow', 'The upload broke off before its end.', {
      remedy: 'Check the connection, and upload the file again. Nothing of it was kept.',
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
}

function inWords(bytes: number): string {
  return bytes >= 1e9 ? `${Math.round(bytes / 1e8) / 10} GB` : `${Math.round(bytes / 1e5) / 10} MB`;
}
