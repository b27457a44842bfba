import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { AttuneError } from '@attune/engine';
import { mediaType } from './media-type.ts';

/** Nothing for so long: whoever sends has gone, or only wants to hold the connection. */
const silenceMs = 60_000;

/**
 * The body of an upload as a stream that ends with an error at the limit, or when nothing comes any more. Nothing of
 * it is held in memory.
 *
 * @throws AttuneError `content-type-wrong`, and `body-too-large` where the sender says so beforehand; the stream
 *   itself ends with `body-too-large` or `body-too-slow`
 */
export function uploadOf(request: IncomingMessage, maxBytes: number): Readable {
  if (mediaType(request.headers['content-type']) !== 'application/octet-stream')
    throw new AttuneError('content-type-wrong', 'A file has to be sent as it is, not as a form.', {
      remedy: 'Send its bytes as the body, with the header "Content-Type: application/octet-stream".',
    });
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  return Readable.from(limited(request, maxBytes), { objectMode: false });
}

async function* limited(request: IncomingMessage, maxBytes: number): AsyncGenerator<Buffer> {
  const stop = () => request.destroy(new Error('silent'));
  let timer = setTimeout(stop, silenceMs);
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      clearTimeout(timer);
      bytes += (chunk as Buffer).length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      yield chunk as Buffer;
      timer = setTimeout(stop, silenceMs);
    }
  } catch (error) {
    if (error instanceof AttuneError) throw error;
    throw new AttuneError('body-too-slow', 'The upload broke off before its end.', {
      remedy: 'Check the connection, and upload the file again. Nothing of it was kept.',
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
}

function tooLarge(maxBytes: number): AttuneError {
  return new AttuneError('body-too-large', `The file is larger than ${inGigabytes(maxBytes)}.`, {
    remedy: 'Split it, or start the server with a larger --max-upload.',
  });
}

function inGigabytes(bytes: number): string {
  return bytes >= 1e9 ? `${Math.round(bytes / 1e8) / 10} GB` : `${Math.round(bytes / 1e5) / 10} MB`;
}
