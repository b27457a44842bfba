import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { plainPagePolicy } from '../http/security-headers.ts';
import { docsPage } from './docs-page.ts';
import type { OpenApiDocument } from './document.ts';

/** The API's description, for programs and for people. */
export function serveDocs(app: FastifyInstance, document: OpenApiDocument): void {
  const json = JSON.stringify(document);
  const page = docsPage(document);
  app.route({
    method: ['GET', 'HEAD'],
    url: '/openapi.json',
    handler: (_, reply) =>
      reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(json),
  });
  app.route({
    method: ['GET', 'HEAD'],
    url: '/docs',
    handler: (_, reply) => {
      const nonce = randomBytes(16).toString('base64');
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('content-security-policy', plainPagePolicy(nonce))
        .send(page(nonce));
    },
  });
}
