import { code, markdownTable } from './markdown-table.ts';

/** The parts of JSON Schema that the playbook's schema uses. */
export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode | boolean;
  readonly prefixItems?: readonly SchemaNode[];
  readonly additionalProperties?: SchemaNode | boolean;
}

/** The reference of `attune.yaml`: a section for each top-level key that holds others, a table row for each setting. */
export function playbookReference(schema: SchemaNode): string {
  const top = Object.entries(schema.properties ?? {});
  const simple = top.filter(([, node]) => settingsOf(node).length === 0);
  const sections = top.filter(([, node]) => settingsOf(node).length > 0);
  return [
    '# The playbook: attune.yaml',
    'What this business is and how it wants things measured. Every setting is optional: an empty file is a valid playbook. `attune init` writes a commented one. A key that is not listed here is an error.',
    settingsTable(simple.map(([name, node]) => ({ name, node, required: false }))),
    ...sections.map(([name, node]) =>
      [`## ${name}`, node.description ?? '', settingsTable(settingsOf(node))].join('\n\n'),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

interface Setting {
  readonly name: string;
  readonly node: SchemaNode;
  readonly required: boolean;
}

/** The settings inside an object, or inside each entry of a list of objects. */
function settingsOf(node: SchemaNode): Setting[] {
  const holder = typeof node.items === 'object' && node.items.properties ? node.items : node;
  return Object.entries(holder.properties ?? {}).map(([name, inner]) => ({
    name,
    node: inner,
    required: node !== holder && (holder.required ?? []).includes(name),
  }));
}

function settingsTable(settings: readonly Setting[]): string {
  return markdownTable(
    ['setting', 'kind', 'default', 'meaning'],
    settings.map(({ name, node, required }) => [
      code(name),
      kindOf(node),
      required ? 'must be given' : defaultOf(node),
      [node.description ?? '', exampleOf(node)].filter((part) => part !== '').join(' '),
    ]),
  );
}

function kindOf(node: SchemaNode): string {
  if (node.enum) return node.enum.map((value) => code(String(value))).join(', ');
  if (node.type === 'integer') return 'whole number';
  if (node.prefixItems) return node.prefixItems.map(kindOf).join(' and ');
  if (node.type === 'array') return 'list';
  if (node.type === 'object') return 'names and values';
  return node.type === 'string' ? 'text' : (node.type ?? '');
}

function defaultOf(node: SchemaNode): string {
  const value = node.default;
  if (value === undefined || value === '') return '';
  const isLong = JSON.stringify(value).length > 60;
  return isLong ? `${(value as unknown[]).length} built-in entries` : code(JSON.stringify(value));
}

function exampleOf(node: SchemaNode): string {
  const example = node.examples?.[0];
  return example === undefined ? '' : `Example: ${code(JSON.stringify(example))}.`;
}
