import type { OpenApiDocument } from './document.ts';
import type { SchemaNode } from './schemas.ts';

/** One line of a table of fields. */
export interface FieldRow {
  /** Dotted; `[]` for each entry of a list. */
  readonly path: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
}

/** Below this depth a table no longer helps; the document has the rest. */
const maxDepth = 2;
const maxRows = 60;

/** The fields of a schema, those inside others below them. */
export function fieldRows(schema: SchemaNode, document: OpenApiDocument | undefined): FieldRow[] {
  const rows: FieldRow[] = [];
  const resolve = (node: SchemaNode): SchemaNode =>
    typeof node.$ref === 'string'
      ? (document?.components.schemas[node.$ref.replace('#/components/schemas/', '')] ?? {})
      : node;
  const add = (node: SchemaNode, prefix: string, depth: number): void => {
    const { properties = {}, required = [] } = resolve(node) as {
      properties?: Readonly<Record<string, SchemaNode>>;
      required?: readonly string[];
    };
    for (const [name, field] of Object.entries(properties)) {
      const { inner, isNullable, isList } = unwrapped(field, resolve);
      const path = `${prefix}${name}`;
      rows.push({
        path,
        type: `${isList ? 'list of ' : ''}${typeOf(inner)}${isNullable ? ', or null' : ''}`,
        isRequired: required.includes(name),
        description: String(field.description ?? inner.description ?? ''),
      });
      if (depth < maxDepth) add(inner, `${path}${isList ? '[]' : ''}.`, depth + 1);
    }
  };
  add(schema, '', 0);
  return rows.slice(0, maxRows);
}

function unwrapped(
  field: SchemaNode,
  resolve: (node: SchemaNode) => SchemaNode,
): { readonly inner: SchemaNode; readonly isNullable: boolean; readonly isList: boolean } {
  let inner = resolve(field);
  let isNullable = false;
  if (Array.isArray(inner.anyOf)) {
    const choices = (inner.anyOf as SchemaNode[]).map(resolve);
    const others = choices.filter(({ type }) => type !== 'null');
    isNullable = others.length < choices.length;
    if (others.length === 1) inner = others[0]!;
  }
  if (Array.isArray(inner.type)) {
    isNullable = inner.type.includes('null');
    inner = { ...inner, type: inner.type.find((type) => type !== 'null') };
  }
  const isList = inner.type === 'array' && typeof inner.items === 'object';
  return { inner: isList ? resolve(inner.items as SchemaNode) : inner, isNullable, isList };
}

const formats: Readonly<Record<string, string>> = {
  date: 'day, YYYY-MM-DD',
  'date-time': 'moment, ISO 8601',
  email: 'e-mail address',
};

function typeOf(node: SchemaNode): string {
  if (Array.isArray(node.enum)) return node.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (typeof node.format === 'string' && formats[node.format]) return formats[node.format]!;
  if (node.type === 'string') return 'text';
  if (node.type === 'integer') return 'whole number';
  if (node.type === 'boolean') return 'true or false';
  if (node.type === 'array') return 'list';
  return typeof node.type === 'string' ? node.type : 'any';
}
