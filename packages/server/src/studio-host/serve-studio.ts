import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notSignedIn } from '../http/access.ts';
import { notFound } from '../http/problem-reply.ts';
import { studioPolicy } from '../http/security-headers.ts';
import type { StudioFiles } from './studio-files.ts';

/**
 * Serves the studio: its files, and its page for every address that is one of its screens. Below /api there are no
 * screens, and who is not signed in learns nothing of what there is.
 */
export function serveStudio(
  app: FastifyInstance,
  studio: StudioFiles,
  identify: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): void {
  const page = async (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64');
    reply.header('content-security-policy', studioPolicy(nonce));
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await studio.page(nonce));
  };

  app.route({ method: ['GET', 'HEAD'], url: '/', handler: (_, reply) => page(reply) });

  app.setNotFoundHandler(async (request, reply) => {
    const path = pathOf(request.url);
    if (isApi(path)) {
      await identify(request, reply);
      if (!request.caller) throw notSignedIn();
      throw notFound('such operation');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') throw notFound('such address');
    const file = await studio.file(path);
    if (file) {
      const { content, encoding } = await file.encoded(String(request.headers['accept-encoding'] ?? ''));
      if (encoding) reply.header('content-encoding', encoding);
      return reply
        .type(file.contentType)
        .header('vary', 'Accept-Encoding')
        .header('cache-control', file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
        .send(content);
    }
    if (isScreen(path)) return page(reply);
    throw notFound('such address');
  });
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}

function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}

/** Screens have plain words for names; a dot in the last part names a file, which we would have found. */
function isScreen(path: string): boolean {
  return !path.startsWith('/assets/') && !/\.[^/]*$/.test(path);
}
