import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/** A JSON Schema as it stands in the document. */
export type SchemaNode = { readonly [keyword: string]: unknown };

/** Gathers the named schemas of all operations, so that each stands in the document once. */
export interface Schemas {
  /** What is sent: no other field may be in it. */
  sent(schema: z.ZodType): SchemaNode;
  /** What is answered: fields may come to be added. */
  answered(schema: z.ZodType): SchemaNode;
  /** By name, in alphabetical order. */
  named(): Readonly<Record<string, SchemaNode>>;
}

export function gatherSchemas(): Schemas {
  const named = new Map<string, SchemaNode>();

  const hoist = (schema: z.ZodType, io: 'input' | 'output'): SchemaNode => {
    const { $schema: _, $defs, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    const adapt = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(adapt);
      if (typeof node !== 'object' || node === null) return node;
      const { id: _id, ...rest } = node as Record<string, unknown>;
      // A property may be called `id`; the name of a schema is a text.
      const kept = typeof _id === 'string' ? rest : (node as Record<string, unknown>);
      const adapted = Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, adapt(value)]));
      if (typeof adapted.$ref === 'string') return { $ref: nameOf(adapted.$ref.replace('#/$defs/', '')) };
      if (adapted.type === 'object' && adapted.properties !== undefined) {
        const { additionalProperties, ...open } = adapted;
        if (io === 'input') return { ...open, additionalProperties: additionalProperties ?? false };
        return additionalProperties === false ? open : adapted;
      }
      return adapted;
    };
    const definitions = ($defs ?? {}) as Readonly<Record<string, SchemaNode>>;
    const names = new Map<string, string>();
    const nameOf = (id: string): string => {
      const known = names.get(id);
      if (known !== undefined) return known;
      // Set before its parts are looked at: a schema may hold itself.
      names.set(id, reference(id));
      const adapted = adapt(definitions[id] ?? {}) as SchemaNode;
      const name = [id, `${id}Sent`].find(
        (candidate) => !named.has(candidate) || isDeepStrictEqual(named.get(candidate), adapted),
      );
      if (name === undefined) throw new Error(`Two different schemas have the name ${id}.`);
      named.set(name, adapted);
      names.set(id, reference(name));
      return reference(name);
    };
    const own = (schema.meta()?.id ?? undefined) as string | undefined;
    const adapted = adapt(root) as SchemaNode;
    if (own === undefined) return adapted;
    definitionsOf(own, adapted);
    return { $ref: reference(own) };
  };
  const definitionsOf = (name: string, node: SchemaNode) => {
    if (!named.has(name)) named.set(name, node);
  };

  return {
    sent: (schema) => hoist(schema, 'input'),
    answered: (schema) => hoist(schema, 'output'),
    named: () => Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function reference(name: string): string {
  return `#/components/schemas/${name}`;
}
