import { describe, expect, test } from 'vitest';
import type { Operation } from '../contract/operation.ts';
import { operations } from '../contract/operations.ts';
import { docsPage } from './docs-page.ts';
import { openApiDocument } from './document.ts';

const document = openApiDocument(operations, '1.2.3');
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, said]) => ({ path, method, said })),
);

/** Every object in the document that says `$ref`. */
function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = '$ref' in node && typeof node.$ref === 'string' ? [node.$ref] : [];
  return [...own, ...Object.values(node).flatMap(references)];
}

describe('the document', () => {
  test('describes every operation once, under its own name', () => {
    expect(described.map(({ said }) => said.operationId).sort()).toEqual(Object.keys(operations).sort());
    for (const { path, method, said } of described) {
      const operation: Operation = operations[said.operationId as keyof typeof operations];
      expect([method.toUpperCase(), path]).toEqual([operation.method, operation.path]);
      expect(said['x-access']).toBe(operation.access);
      expect(Object.keys(said.responses)).toContain(String(operation.status ?? 200));
    }
  });

  test('names parameters as the path has them, and no others in the path', () => {
    for (const { path, said } of described) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const named = (said.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(named.map(({ name }) => name)).toEqual(inPath);
      expect(named.every(({ required }) => required)).toBe(true);
      const all = (said.parameters ?? []).map((parameter) => `${parameter.in} ${parameter.name}`);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test('refers only to what is in it, and holds nothing that is not referred to', () => {
    const used = new Set(references(document));
    for (const reference of used) {
      const found = reference
        .split('/')
        .slice(1)
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
      expect(found, reference).toBeDefined();
    }
    for (const kind of ['schemas', 'responses'] as const)
      for (const name of Object.keys(document.components[kind]))
        expect([...used]).toContain(`#/components/${kind}/${name}`);
  });

  test('has names that OpenAPI allows, and no keyword of a schema that is not of 2020-12', () => {
    for (const name of Object.keys(document.components.schemas)) expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
    const foreign = /"\$schema"|"\$defs"|"nullable":|"definitions":|"id":"[A-Z]/;
    expect(foreign.exec(JSON.stringify(document))?.[0]).toBeUndefined();
  });

  test('says who may call: nobody signed in for open operations, no key for those of a person', () => {
    for (const { said } of described) {
      const ways = said.security.flatMap((way) => Object.keys(way));
      const access = said['x-access'];
      expect(ways).toEqual(access === 'open' ? [] : access === 'person' ? ['session'] : ['session', 'key']);
      for (const way of ways) expect(document.components.securitySchemes).toHaveProperty(way);
      expect(said.description).toMatch(/^(Open|For) .+\.$/);
    }
  });

  test('takes no unknown fields, and lets answers gain some', () => {
    const check = document.paths['/api/runs/{run}/rules/check']?.post;
    const success = check?.responses[200];
    expect(check?.requestBody?.content['application/json']?.schema).toMatchObject({
      additionalProperties: false,
    });
    if (!success || !('content' in success)) throw new Error('There is no success.');
    expect(success.content?.['application/json']?.schema).not.toHaveProperty('additionalProperties');
  });
});

describe('the page', () => {
  const page = docsPage(document)('a-nonce');

  test('shows every operation with its address, an example and an anchor, and runs no script', () => {
    for (const { path, said } of described) {
      expect(page).toContain(`<h3 id="${said.operationId}">`);
      expect(page).toContain(`href="#${said.operationId}"`);
      expect(page).toContain(`</b> ${path}</code>`);
    }
    expect(page.match(/curl /g)?.length).toBeGreaterThanOrEqual(described.length);
    expect(page).not.toMatch(/<script|javascript:| style="/);
    expect(page).toContain('<style nonce="a-nonce">');
  });

  test('has each id once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
