import type { IncomingMessage } from 'node:http';
import { AttuneError } from '@attune/engine';
import { mediaType } from './media-type.ts';

const maxBytes = 1024 * 1024;
const maxDepth = 64;
/** Long enough for a megabyte over a slow line, short enough that nobody holds the connection open for nothing. */
const patienceMs = 20_000;

/**
 * Reads a JSON body.
 *
 * @throws AttuneError `content-type-wrong`, `body-too-large`, `body-too-slow`, `body-malformed`
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (mediaType(request.headers['content-type']) !== 'application/json')
    throw new AttuneError('content-type-wrong', 'The body of this request has to be JSON.', {
      remedy: 'Send it with the header "Content-Type: application/json".',
    });
  return parseJson(await readText(request));
}

async function readText(request: IncomingMessage): Promise<string> {
  const tooLarge = () =>
    new AttuneError('body-too-large', 'The body of this request is larger than 1 MB.', {
      remedy: 'Send less at once. Files are uploaded with POST /api/files.',
    });
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();

  const patience = AbortSignal.timeout(patienceMs);
  const giveUp = () => request.destroy(new Error('too slow'));
  patience.addEventListener('abort', giveUp);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length;
      if (bytes > maxBytes) throw tooLarge();
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if (error instanceof AttuneError) throw error;
    throw new AttuneError('body-too-slow', 'The body of this request did not arrive in time.', {
      remedy: 'Check the connection, and try again.',
      cause: error,
    });
  } finally {
    patience.removeEventListener('abort', giveUp);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw malformed('it is not UTF-8');
  }
}

/** JSON as data only: nothing in it may reach a prototype, exhaust the stack, or be text that no file can hold. */
function parseJson(text: string): unknown {
  if (text.trim() === '') throw malformed('it is empty');
  if (depthOf(text) > maxDepth) throw malformed(`it is nested deeper than ${maxDepth} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text, refusePoison);
  } catch (error) {
    if (error instanceof AttuneError) throw error;
    throw malformed('it is not JSON, or only the beginning of it');
  }
  return value;
}

function refusePoison(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw malformed(`it has a field named ${key}`);
  if (!isPlainText(key) || (typeof value === 'string' && !isPlainText(value)))
    throw malformed('it has a text with a NUL character or half a character');
  return value;
}

/** Whether a text can be stored and written as UTF-8 anywhere. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** How deep arrays and objects are nested, found without parsing: parsing is what too much depth breaks. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (inText) {
      if (character === 0x5c) i++;
      else if (character === 0x22) inText = false;
    } else if (character === 0x22) inText = true;
    else if (character === 0x7b || character === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (character === 0x7d || character === 0x5d) depth--;
  }
  return deepest;
}

function malformed(why: string): AttuneError {
  return new AttuneError('body-malformed', `The body of this request cannot be read: ${why}.`, {
    remedy: 'Send one JSON value, in UTF-8.',
  });
}
