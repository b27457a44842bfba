import type { z } from 'zod';
import type { Operation } from '../contract/operation.ts';
import { problem } from '../contract/parts.ts';
import { accessInWords } from './access-words.ts';
import { gatherSchemas, type SchemaNode } from './schemas.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: SchemaNode;
}

type Content = Readonly<Record<string, { readonly schema: SchemaNode }>>;

export interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly 'x-access': string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly $ref: string } | { readonly description: string; readonly content?: Content }>
  >;
}

export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, SchemaNode>>;
    readonly responses: Readonly<
      Record<string, { readonly description: string; readonly content: Content; readonly headers?: object }>
    >;
    readonly securitySchemes: Readonly<Record<string, SchemaNode>>;
  };
}

/**
 * The OpenAPI 3.1 document of the API, made from its operations alone.
 *
 * @param version of the API, which is that of the program
 */
export function openApiDocument(
  operations: Readonly<Record<string, Operation>>,
  version: string,
): OpenApiDocument {
  const schemas = gatherSchemas();
  const problemContent: Content = { 'application/json': { schema: schemas.answered(problem) } };
  const paths: Record<string, Record<string, DescribedOperation>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const { method, path, summary, access, tag, params, query, body, reply, status = 200 } = operation;
    const parameters = [...parametersOf('path', params), ...parametersOf('query', query)];
    const takesInput = parameters.length > 0 || body !== undefined;
    paths[path] ??= {};
    paths[path][method.toLowerCase()] = {
      operationId: name,
      summary,
      description: accessInWords(operation),
      tags: [tag],
      security:
        access === 'open' ? [] : access === 'person' ? [{ session: [] }] : [{ session: [] }, { key: [] }],
      'x-access': access,
      ...(parameters.length > 0 && { parameters }),
      ...(body && {
        requestBody: {
          required: true as const,
          content:
            body === 'stream'
              ? { 'application/octet-stream': { schema: {} } }
              : { 'application/json': { schema: schemas.sent(body) } },
        },
      }),
      responses: {
        [status]:
          reply === 'file'
            ? { description: 'The file.', content: { 'application/octet-stream': { schema: {} } } }
            : { description: 'Done.', content: { 'application/json': { schema: schemas.answered(reply) } } },
        ...(takesInput && { 400: { $ref: '#/components/responses/Malformed' } }),
        ...(access !== 'open' && {
          401: { $ref: '#/components/responses/NotSignedIn' },
          403: { $ref: '#/components/responses/NotAllowed' },
        }),
        429: { $ref: '#/components/responses/TooManyRequests' },
        default: { $ref: '#/components/responses/Problem' },
      },
    };
  }

  function parametersOf(where: Parameter['in'], schema: z.ZodObject | undefined): Parameter[] {
    return Object.entries(schema?.shape ?? {}).map(([name, field]) => {
      const { description, ...node } = schemas.sent(field as z.ZodType) as SchemaNode & {
        readonly description?: string;
      };
      return {
        name,
        in: where,
        required: where === 'path' || !(field as z.ZodType).safeParse(undefined).success,
        ...(description !== undefined && { description }),
        schema: node,
      };
    });
  }

  return {
    openapi: '3.1.1',
    info: {
      title: 'Attune',
      version,
      description:
        'Customer data in, a customer audit, segments and lists out. Programs send an API key as "Authorization: Bearer …"; an owner makes one in the studio. Every refusal has the same shape: what happened, and what to do about it.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(Object.values(operations).map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.named(),
      responses: {
        Malformed: {
          description: 'What was sent does not fit. `details` names each place.',
          content: problemContent,
        },
        NotSignedIn: {
          description: 'Nobody is signed in, or the key does not count.',
          content: problemContent,
        },
        NotAllowed: { description: 'Whoever calls may not do this.', content: problemContent },
        TooManyRequests: {
          description: 'Too many requests.',
          headers: {
            'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
          },
          content: problemContent,
        },
        Problem: { description: 'Any other refusal.', content: problemContent },
      },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'attune.session_token',
          description: 'What signing in sets. Changes must come from a page of the server itself.',
        },
        key: { type: 'http', scheme: 'bearer', description: 'An API key with the scopes it needs.' },
      },
    },
  };
}
