import { createReadStream } from 'node:fs';

/** As many signs either way decide, wherever the file ends. */
const enough = 10_000;

/**
 * Whether a file that is not sound UTF-8 is UTF-8 all the same: a few bytes were spoilt, and reading all of it in an
 * older encoding would spoil every name. In such an encoding characters that happen to be UTF-8 are rare.
 */
export async function isMostlyUtf8(path: string, signal: AbortSignal | undefined): Promise<boolean> {
  let characters = 0;
  let strayBytes = 0;
  let missing = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 4 << 20 })) {
    signal?.throwIfAborted();
    for (const byte of chunk as Buffer) {
      if (byte < 0x80 && missing === 0) continue;
      if (missing > 0 && byte >= 0x80 && byte < 0xc0) {
        missing--;
        if (missing === 0) characters++;
        continue;
      }
      // The character that began before this byte is cut off.
      if (missing > 0) strayBytes++;
      missing = bytesAfter(byte);
      if (byte >= 0x80 && missing === 0) strayBytes++;
    }
    if (characters + strayBytes > enough) break;
  }
  return characters > strayBytes;
}

/** How many bytes follow the first one of a character; none where no character begins with it. */
function bytesAfter(byte: number): number {
  if (byte >= 0xc2 && byte < 0xe0) return 1;
  if (byte >= 0xe0 && byte < 0xf0) return 2;
  return byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
}
