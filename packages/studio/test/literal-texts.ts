import { parseSync } from 'vite';

/** What a screen says without asking the catalogue. */
export interface LiteralText {
  readonly line: number;
  readonly text: string;
}

/** Attributes whose value is read or heard by people. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'heading',
  'label',
  'lead',
  'message',
  'placeholder',
  'title',
]);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [part: string]: unknown;
}

/** Literal text in the JSX of a source file: between tags, as a child in braces, or in an attribute that is spoken. */
export function literalTexts(source: string): LiteralText[] {
  const { program, errors } = parseSync('screen.tsx', source);
  if (errors.length > 0) throw new Error(`This does not parse: ${errors[0]?.message}`);
  return nodesIn(program)
    .flatMap(textsOf)
    .filter(({ text }) => /\p{L}{2}/u.test(text))
    .map(({ start, text }) => ({ line: source.slice(0, start).split('\n').length, text: text.trim() }));
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(nodesIn);
  return isNode(value) ? [value, ...below] : below;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

interface Text {
  readonly start: number;
  readonly text: string;
}

function textsOf(node: Node): Text[] {
  if (node.type === 'JSXText') return [{ start: node.start, text: String(node.value) }];
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    return nodesOf(node.children).flatMap(({ type, expression }) =>
      type === 'JSXExpressionContainer' && isNode(expression) ? literals(expression) : [],
    );
  if (node.type !== 'JSXAttribute' || !isNode(node.name) || !isNode(node.value)) return [];
  if (!spoken.has(String(node.name.name))) return [];
  return literals(isNode(node.value.expression) ? node.value.expression : node.value);
}

/** A literal, and what a choice between literals may come to. */
function literals(node: Node): Text[] {
  if (node.type === 'Literal')
    return typeof node.value === 'string' ? [{ start: node.start, text: node.value }] : [];
  if (node.type === 'TemplateLiteral')
    return nodesOf(node.quasis).map(({ start, value }) => ({ start, text: (value as { raw: string }).raw }));
  const choices = [
    node.consequent,
    node.alternate,
    node.type === 'LogicalExpression' ? node.right : undefined,
  ];
  return choices.filter(isNode).flatMap(literals);
}

function nodesOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}
