import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';

/** A script that the browser has to fetch before the page shows anything. */
export interface LoadedScript {
  /** From the root of the site: `/assets/index-1a2b.js`. */
  readonly address: string;
  /** Gzipped, as it is sent. */
  readonly bytes: number;
}

/** The entry of a built studio with all that it imports at once; what is imported later does not count. */
export function firstLoad(folder: string): LoadedScript[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const waiting = [...page.matchAll(/<script[^>]* src="([^"]+)"/g)].flatMap(([, address]) => address ?? []);
  const loaded = new Map<string, LoadedScript>();
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (loaded.has(address)) continue;
    const content = readFileSync(join(folder, address));
    loaded.set(address, { address, bytes: gzipSync(content, { level: 9 }).length });
    const { module } = parseSync(address, content.toString());
    const base = new URL(address, 'http://studio');
    waiting.push(
      ...module.staticImports.map(({ moduleRequest }) => new URL(moduleRequest.value, base).pathname),
    );
  }
  return [...loaded.values()].toSorted((a, b) => b.bytes - a.bytes);
}
