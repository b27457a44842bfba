import type { DescribedOperation, OpenApiDocument } from './document.ts';
import type { SchemaNode } from './schemas.ts';

/** A call for the command line that can be copied, with what has to be filled in. */
export function exampleCall(
  method: string,
  path: string,
  { parameters = [], requestBody, security }: DescribedOperation,
  document: OpenApiDocument,
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => examplePart(name, path));
  const query = parameters
    .filter(({ in: where, required }) => where === 'query' && required)
    .map(({ name }) => `${name}=${examplePart(name, path)}`);
  const address = `"$ATTUNE${filled}${query.length > 0 ? `?${query.join('&')}` : ''}"`;
  const body = requestBody?.content['application/json']?.schema;
  const takesKey = security.some((way) => 'key' in way);
  return [
    `curl${method === 'GET' ? '' : ` --request ${method}`} ${address}`,
    ...(takesKey ? ['  --header "Authorization: Bearer $ATTUNE_KEY"'] : []),
    ...(security.length > 0 && !takesKey ? ['  --cookie "$ATTUNE_SESSION" --header "Origin: $ATTUNE"'] : []),
    ...(body
      ? [
          '  --header "Content-Type: application/json"',
          `  --data '${JSON.stringify(exampleOf(body, document))}'`,
        ]
      : []),
    ...(requestBody && !body
      ? ['  --header "Content-Type: application/octet-stream"', '  --data-binary @orders.csv']
      : []),
  ].join(' \\\n');
}

function examplePart(name: string, path: string): string {
  if (name === 'run' || name === 'other') return 'latest';
  if (name === 'name') return path.startsWith('/api/segments') ? 'loyal-customers' : 'orders.csv';
  if (name === 'path') return 'value.pastYearRevenue';
  if (name === 'file') return 'summary.json';
  return name.toUpperCase();
}

/** The least that a schema takes. */
function exampleOf(node: SchemaNode, document: OpenApiDocument): unknown {
  if (typeof node.$ref === 'string') {
    const name = node.$ref.replace('#/components/schemas/', '');
    if (name === 'Rule') return { orders: { $gte: 2 } };
    return exampleOf(document.components.schemas[name] ?? {}, document);
  }
  if (node.default !== undefined) return node.default;
  if (Array.isArray(node.enum)) return node.enum[0];
  if (Array.isArray(node.anyOf)) return exampleOf(node.anyOf[0] as SchemaNode, document);
  switch (node.type) {
    case 'object': {
      const { properties = {}, required = [] } = node as {
        properties?: Readonly<Record<string, SchemaNode>>;
        required?: readonly string[];
      };
      return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {}, document)]));
    }
    case 'array':
      return [exampleOf((node.items ?? {}) as SchemaNode, document)];
    case 'integer':
    case 'number':
      return node.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return node.format === 'email' ? 'ada@example.org' : '…';
  }
}
