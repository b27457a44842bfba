import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** One file of the studio, as it is sent. */
export interface StudioFile {
  readonly contentType: string;
  /** Its name changes with its content, so a browser may keep it for good. */
  readonly isHashed: boolean;
  /** @param accepted the `Accept-Encoding` of the request */
  encoded(
    accepted: string,
  ): Promise<{ readonly content: Buffer; readonly encoding: 'br' | 'gzip' | undefined }>;
}

export interface StudioFiles {
  /** @param path with a leading slash, exactly as in the address; no other file can be reached by it */
  file(path: string): Promise<StudioFile | undefined>;
  /** The page of the studio, with the nonce of its styles. */
  page(styleNonce: string): Promise<string>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** These hold their own compression. */
const compressed: ReadonlySet<string> = new Set(['.jpg', '.png', '.webp', '.woff2', '.ico']);

/**
 * The built studio, held in memory. A request names one of its files or none: no path from the outside ever reaches
 * the file system. A new build is noticed when the page is asked for.
 */
export async function openStudioFiles(folder: string): Promise<StudioFiles> {
  const index = join(folder, 'index.html');
  let builtAt = 0;
  let files: ReadonlyMap<string, StudioFile> = new Map();
  let page = '';

  const refresh = async () => {
    const { mtimeMs } = await stat(index);
    if (mtimeMs === builtAt) return;
    files = await readAll(folder);
    page = await readFile(index, 'utf8');
    builtAt = mtimeMs;
  };
  await refresh();

  return {
    file: async (path) => files.get(path),
    page: async (styleNonce) => {
      // A build in progress has no page for a moment: until then the one before it stands.
      await refresh().catch(() => undefined);
      return page.replace('<head>', `<head>\n    <meta name="style-nonce" content="${styleNonce}" />`);
    },
  };
}

async function readAll(folder: string): Promise<ReadonlyMap<string, StudioFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && entry.name !== 'index.html')
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const address = path.slice(folder.length).replaceAll(sep, '/');
        return [address, studioFile(address, await readFile(path))] as const;
      }),
  );
  return new Map(found);
}

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

function studioFile(address: string, content: Buffer): StudioFile {
  const extension = extname(address).toLowerCase();
  const isWorthIt = content.length > 1024 && !compressed.has(extension);
  // Compressed once, when first asked for.
  let brotli: Promise<Buffer> | undefined;
  let gzipped: Promise<Buffer> | undefined;
  return {
    contentType: contentTypes[extension] ?? 'application/octet-stream',
    isHashed: address.startsWith('/assets/'),
    encoded: async (accepted) => {
      if (isWorthIt && /\bbr\b/.test(accepted)) {
        brotli ??= toBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
        return { content: await brotli, encoding: 'br' };
      }
      if (isWorthIt && /\bgzip\b/.test(accepted)) {
        gzipped ??= toGzip(content, { level: 9 });
        return { content: await gzipped, encoding: 'gzip' };
      }
      return { content, encoding: undefined };
    },
  };
}
