import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';

/**
 * The framework's own lines are left out: they hold addresses with what was asked for in them, and messages of
 * errors. One line a request says what is needed to run a server, and nothing about anybody.
 */
export class OwnLinesOnly extends LogController {
  override isLogDisabled(): boolean {
    return true;
  }
}

/** Writes one line a request: its id, the pattern of its route, the outcome, and how long it took. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode, elapsedTime } = reply;
    const line = {
      method: request.method,
      route: routeOf(request, reply),
      status: statusCode,
      ms: Math.round(elapsedTime),
      ...(request.problemCode !== undefined && { code: request.problemCode }),
    };
    if (statusCode >= 500) request.log.error(line, 'request');
    else request.log.info(line, 'request');
  });
}

/** The pattern, `/api/runs/:run/audit`: an address itself may name a customer. */
export function routeOf(request: FastifyRequest, { statusCode }: FastifyReply): string {
  if (!request.is404) return request.routeOptions.url ?? 'unknown';
  return statusCode < 400 ? 'studio' : 'unknown';
}

/** A fault for the log: its kind and the way to it. Its message may hold values from the data, and stays out. */
export function faultForLog(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    at: traceOf(error)
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: faultForLog(error.cause) }),
  };
}

/** The stack without the message above it, of which a line may look like one of the stack. */
function traceOf({ stack = '', message }: Error): string {
  const place = stack.indexOf(message);
  return place < 0 ? '' : stack.slice(place + message.length);
}
