import { docsStyles } from './docs-page.css.ts';
import type { DescribedOperation, OpenApiDocument, Parameter } from './document.ts';
import { escaped } from './escaped.ts';
import { exampleCall } from './example-call.ts';
import { type FieldRow, fieldRows } from './field-rows.ts';
import type { SchemaNode } from './schemas.ts';

/**
 * The API as a page to read: every operation with whom it is for, what it takes, an example and what it answers.
 * It needs no script.
 *
 * @returns the page for a nonce of its styles
 */
export function docsPage(document: OpenApiDocument): (styleNonce: string) => string {
  const groups = document.tags.map(({ name }) => ({ name, operations: operationsOf(document, name) }));
  const contents = groups
    .map(
      ({ name, operations }) =>
        `<li><a href="#${anchor(name)}">${escaped(name)}</a><ul>${operations
          .map(({ said }) => `<li><a href="#${said.operationId}">${escaped(said.summary)}</a></li>`)
          .join('')}</ul></li>`,
    )
    .join('\n');
  const sections = groups
    .map(
      ({ name, operations }) =>
        `<section aria-labelledby="${anchor(name)}"><h2 id="${anchor(name)}">${escaped(name)}</h2>\n${operations
          .map((operation) => operationArticle(operation, document))
          .join('\n')}</section>`,
    )
    .join('\n');
  return (styleNonce) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Attune API ${escaped(document.info.version)}</title>
<style nonce="${styleNonce}">${docsStyles}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the operations</a>
<header>
<p class="kind">Attune ${escaped(document.info.version)}</p>
<h1>Everything the studio does, a program can do too</h1>
<p>${escaped(document.info.description)}</p>
<p>The same as data: <a href="/openapi.json">openapi.json</a>, OpenAPI 3.1.</p>
</header>
<nav aria-label="Operations"><ul>
${contents}
</ul></nav>
<main id="content" tabindex="-1">
${sections}
</main>
</body>
</html>
`;
}

interface Placed {
  readonly method: string;
  readonly path: string;
  readonly said: DescribedOperation;
}

function operationsOf(document: OpenApiDocument, tag: string): Placed[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, said]) => said.tags.includes(tag))
      .map(([method, said]) => ({ method: method.toUpperCase(), path, said })),
  );
}

function operationArticle(operation: Placed, document: OpenApiDocument): string {
  const { method, path, said } = operation;
  const body = said.requestBody?.content['application/json']?.schema;
  const status = Object.keys(said.responses).find((code) => code.startsWith('2')) ?? '200';
  const success = said.responses[status];
  const reply =
    success !== undefined && 'content' in success ? success.content?.['application/json']?.schema : undefined;
  return `<article aria-labelledby="${said.operationId}">
<h3 id="${said.operationId}"><a href="#${said.operationId}">${escaped(said.summary)}</a></h3>
<p class="call"><code><b>${method}</b> ${escaped(path)}</code></p>
<p class="access">${escaped(said.description)}</p>
${parameterTable('In the path', said.parameters, 'path')}${parameterTable('In the query', said.parameters, 'query')}${bodyPart(said, body, document)}
<h4>Example</h4>
<pre tabindex="0" aria-label="Example: ${escaped(said.summary)}"><code>${escaped(exampleCall(method, path, said, document))}</code></pre>
<h4>Answers ${status}${reply ? '' : ' with the file'}</h4>
${reply ? fieldTable(`What ${said.operationId} answers`, 'Always there', fieldRows(reply, document)) : ''}
</article>`;
}

function parameterTable(
  title: string,
  parameters: readonly Parameter[] | undefined,
  where: Parameter['in'],
): string {
  const here = (parameters ?? []).filter((parameter) => parameter.in === where);
  if (here.length === 0) return '';
  const rows = here.map(({ name, required, description, schema }) => ({
    path: name,
    type: typeInWords(schema),
    isRequired: required,
    description: description ?? '',
  }));
  return `<h4>${title}</h4>\n${fieldTable(title, 'Required', rows)}\n`;
}

function typeInWords(schema: SchemaNode): string {
  const [row] = fieldRows({ type: 'object', properties: { it: schema } }, undefined);
  return row?.type ?? '';
}

function bodyPart(said: DescribedOperation, body: SchemaNode | undefined, document: OpenApiDocument): string {
  if (said.requestBody === undefined) return '';
  if (body === undefined) return '<h4>Body</h4>\n<p>The bytes of the file, as they are.</p>\n';
  return `<h4>Body, JSON</h4>\n${fieldTable('Body', 'Required', fieldRows(body, document))}\n`;
}

function fieldTable(caption: string, certainty: string, rows: readonly FieldRow[]): string {
  if (rows.length === 0) return '<p>No fields.</p>';
  const lines = rows.map(
    ({ path, type, isRequired, description }) =>
      `<tr><th scope="row"><code>${escaped(path)}</code></th><td>${escaped(type)}</td><td>${isRequired ? 'yes' : 'no'}</td><td>${escaped(description)}</td></tr>`,
  );
  return `<div class="wide" role="region" tabindex="0" aria-label="${escaped(caption)}"><table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">${certainty}</th><th scope="col">Meaning</th></tr></thead><tbody>${lines.join('')}</tbody></table></div>`;
}

function anchor(name: string): string {
  return `group-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
}
