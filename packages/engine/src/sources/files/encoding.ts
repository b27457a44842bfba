import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** How a text may be encoded, as the playbook says it. */
type Encoding = 'utf-8' | 'latin-1' | 'utf-16';

/** Validates a stream: a character may be cut by the end of a chunk, so its first bytes wait for the next one. */
export function utf8Check() {
  let carried = Buffer.alloc(0);
  let valid = true;
  return {
    add(chunk: Buffer) {
      if (!valid) return;
      const joined = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
      const whole = joined.length - cutCharacter(joined);
      valid = isUtf8(joined.subarray(0, whole));
      carried = Buffer.from(joined.subarray(whole));
    },
    end: () => valid && carried.length === 0,
  };
}

/** How many bytes at the end begin a character that is not complete. */
function cutCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

/** By the playbook's word, by the first bytes, by whether all of it is UTF-8; in the names that `TextDecoder` knows. */
export function encodingOf(
  start: Buffer,
  facts: { readonly isUtf8: boolean },
  wished: Encoding | undefined,
): string {
  const littleEndian = utf16Order(start);
  if (wished === 'utf-16') return littleEndian === 'big' ? 'utf-16be' : 'utf-16le';
  if (wished === 'latin-1') return 'windows-1252';
  if (wished === 'utf-8') return facts.isUtf8 ? 'utf-8' : 'utf-8 with errors';
  if (littleEndian !== undefined) return littleEndian === 'big' ? 'utf-16be' : 'utf-16le';
  return facts.isUtf8 ? 'utf-8' : 'windows-1252';
}

/** By its byte order mark, or by where the zero bytes of plain letters are. */
function utf16Order(start: Buffer): 'little' | 'big' | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'little';
  if (start[0] === 0xfe && start[1] === 0xff) return 'big';
  const pairs = Math.floor(Math.min(start.length, 4096) / 2);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i++) {
    if (start[2 * i] === 0) evenZeros++;
    if (start[2 * i + 1] === 0) oddZeros++;
  }
  if (oddZeros > pairs * 0.4 && evenZeros < pairs * 0.1) return 'little';
  return evenZeros > pairs * 0.4 && oddZeros < pairs * 0.1 ? 'big' : undefined;
}

/** Copies a text as UTF-8, a piece at a time. Bytes that have no meaning become U+FFFD, as do NUL characters. */
export async function rewrite(path: string, encoding: string, to: string, signal: AbortSignal | undefined) {
  const decoder = new TextDecoder(encoding.split(' ')[0]);
  let nuls = 0;
  let hasQuotes = false;
  const pieces = async function* (source: Readable) {
    for await (const chunk of source) yield piece(decoder.decode(chunk as Buffer, { stream: true }));
    yield piece(decoder.decode());
  };
  const piece = (text: string): Buffer => {
    const zeros = text.split('\0').length - 1;
    nuls += zeros;
    const bytes = Buffer.from(zeros > 0 ? text.replaceAll('\0', '\uFFFD') : text);
    hasQuotes ||= bytes.includes(0x22);
    return bytes;
  };
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), pieces, createWriteStream(to), {
    ...(signal && { signal }),
  });
  return { nuls, hasQuotes };
}
