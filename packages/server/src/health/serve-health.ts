import type { FastifyInstance } from 'fastify';
import { problemReply } from '../http/problem-reply.ts';
import { faultForLog } from '../http/request-log.ts';
import type { Metrics } from './metrics.ts';

/**
 * What a load balancer and a monitoring system ask, without signing in.
 *
 * @param probe resolves when store and latest run answer
 */
export function serveHealth(app: FastifyInstance, probe: () => Promise<void>, metrics: Metrics): void {
  app.route({ method: ['GET', 'HEAD'], url: '/healthz', handler: () => ({ status: 'alive' }) });
  app.route({
    method: ['GET', 'HEAD'],
    url: '/readyz',
    handler: async (request, reply) => {
      try {
        await probe();
      } catch (error) {
        // What does not answer is for the log, and for whoever is signed in: this address is open to everybody.
        const { code } = problemReply(error).body.error;
        request.problemCode = code;
        request.log.error({ fault: faultForLog(error) }, 'not ready');
        return reply.code(503).send({ status: 'not ready', code });
      }
      return { status: 'ready' };
    },
  });
  app.route({
    method: 'GET',
    url: '/metrics',
    handler: async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()),
  });
}
