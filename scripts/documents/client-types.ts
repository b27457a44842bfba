import { compile } from 'json-schema-to-typescript';
import { z } from 'zod';
import type { Operation } from '../../packages/server/src/contract/operation.ts';

type Operations = Readonly<Record<string, Operation>>;

const banner = '// Generated from the operations of the server by `npm run generate`. Do not edit.';

/** What each operation is sent, by its name: `Requests['getJob']['params']`. */
export function requestTypes(operations: Operations): Promise<string> {
  const requests = Object.entries(operations).map(([name, { params, query, body }]) => [
    name,
    z.object({
      ...(params && { params }),
      ...(query && { query }),
      ...(body && body !== 'stream' && { body }),
    }),
  ]);
  return declarations('Requests', Object.fromEntries(requests), 'input');
}

/** What each operation answers, by its name; downloads answer no JSON and are left out. */
export function replyTypes(operations: Operations): Promise<string> {
  const replies = Object.entries(operations).flatMap(([name, { reply }]) =>
    reply === 'file' ? [] : [[name, reply]],
  );
  return declarations('Replies', Object.fromEntries(replies), 'output');
}

async function declarations(
  name: string,
  parts: Readonly<Record<string, z.ZodType>>,
  io: 'input' | 'output',
): Promise<string> {
  const schema = z.toJSONSchema(z.object(parts), { io, unrepresentable: 'any' });
  return compile(onlyShape(schema) as Parameters<typeof compile>[0], name, {
    additionalProperties: false,
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 110 },
  });
}

/** Bounds and patterns say nothing to a type, and would only fill its comments. */
function onlyShape(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(onlyShape);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(asTuple(node))
      .filter(
        ([key]) =>
          !['pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'format', 'id'].includes(key) ||
          isName(node, key),
      )
      .map(([key, value]) => [key, onlyShape(value)]),
  );
}

/** Tuples as older schemas write them: what follows `prefixItems`, the compiler takes for an array of nothing. */
function asTuple(node: object): object {
  if (!('prefixItems' in node) || !Array.isArray(node.prefixItems)) return node;
  const { prefixItems, ...rest } = node;
  return { ...rest, items: prefixItems };
}

/** A property may be called `format` or `id`: then it stands among properties, and its value is a schema. */
function isName(node: object, key: string): boolean {
  const value = (node as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'object' && value !== null;
}
