import { nearestName } from '@attune/engine';
import { z } from 'zod';

export interface Misplaced {
  /** Dotted, from the root of what was sent. */
  readonly path: string;
  readonly message: string;
}

type Node = Readonly<Record<string, unknown>>;

/**
 * Finds names in what was sent that its schema does not know, at any depth. Where the schema lets any name pass,
 * as in a record, all pass.
 */
export function unknownNamesIn(schema: z.ZodType): (value: unknown) => Misplaced[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
  const definitions = (root.$defs ?? {}) as Readonly<Record<string, Node>>;
  const resolve = (node: Node): Node =>
    typeof node.$ref === 'string' ? (definitions[node.$ref.replace('#/$defs/', '')] ?? {}) : node;

  const find = (unresolved: Node, value: unknown, path: string): Misplaced[] => {
    const node = resolve(unresolved);
    if (Array.isArray(node.anyOf)) {
      const found = node.anyOf.map((choice: Node) => find(choice, value, path));
      return found.reduce((fewest, each) => (each.length < fewest.length ? each : fewest));
    }
    if (Array.isArray(value))
      return isNode(node.items)
        ? value.flatMap((item, i) => find(node.items as Node, item, at(path, String(i))))
        : [];
    if (typeof value !== 'object' || value === null || node.type !== 'object') return [];
    const known = (node.properties ?? {}) as Readonly<Record<string, Node>>;
    return Object.entries(value).flatMap(([name, inner]) => {
      if (Object.hasOwn(known, name)) return find(known[name]!, inner, at(path, name));
      if (isNode(node.additionalProperties)) return find(node.additionalProperties, inner, at(path, name));
      const meant = nearestName(name, Object.keys(known));
      return [
        {
          path: at(path, name),
          message: `There is no such field here.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
        },
      ];
    });
  };
  return (value) => find(root, value, '');
}

function at(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
