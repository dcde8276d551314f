import { readdirSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describeApi } from '@threefold/api/platform/openapi';
import { openTestApp } from '@threefold/api/test-app';
import { describedRoutes } from '@threefold/contracts/routes';
import { afterAll, describe, expect, test } from 'vitest';

const server = await openTestApp();
afterAll(() => server.close());

type Operation = {
  operationId: string;
  security: Record<string, string[]>[];
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
};
type Description = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};
// The tests below hold the document to this form, and the linter to that of OpenAPI.
const described = describeApi('https://threefold.example') as Description;
const text = JSON.stringify(described);

const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);
const endpoints = [...describedRoutes].map(([name, { endpoint }]) => ({ name, endpoint }));

test('it is OpenAPI 3.1 and clean under the recommended rules of Redocly', async () => {
  const found = await lintFromString({
    source: text,
    config: await createConfig({ extends: ['recommended'] }),
  });
  expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
});

test('it has no more than 400 kB', () => {
  expect(text.length).toBeGreaterThan(100_000);
  expect(text.length).toBeLessThan(400_000);
});

test('the server answers it as it is, and not again to whoever has it', async () => {
  const first = await server.app.inject('/api/openapi.json');
  expect(first.json()).toEqual(JSON.parse(JSON.stringify(describeApi('http://localhost:4600'))));
  const headers = { 'if-none-match': String(first.headers.etag) };
  const again = await server.app.inject({ url: '/api/openapi.json', headers });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('the page to browse it has no script of its own but from files, and reads the same document', async () => {
  const page = await server.app.inject('/api/docs');
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style| on\w+="/);
  const files = [...page.body.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) expect((await server.app.inject(file)).statusCode).toBe(200);
  const read = await server.app.inject('/api/docs/json');
  expect(read.json()).toEqual((await server.app.inject('/api/openapi.json')).json());
});

test('every endpoint is in it once, under its name in the route list', () => {
  const inDocument = operations.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`);
  const inList = endpoints.map(
    ({ name, endpoint: { method, path } }) =>
      `${name} ${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`,
  );
  expect(inDocument.sort()).toEqual(inList.sort());
});

test('no two modules of the contracts export the same name, which would hide one of them', async () => {
  const folder = new URL('../../packages/contracts/src/', import.meta.url);
  const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(?!routes|exports\/exported-tables).*(?<!\.test)\.ts$/.test(file),
  );
  const names = await Promise.all(modules.map(async (file) => Object.keys(await import(`${folder}${file}`))));
  const all = names.flat();
  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
});

test('what is sent and what is answered has a name of its own wherever it is an object', () => {
  const bodies = operations.flatMap(({ requestBody, responses }) => [
    ...Object.values(requestBody?.content ?? {}),
    ...Object.values(responses).flatMap(({ content }) => Object.values(content ?? {})),
  ]);
  const unnamed = bodies.filter(({ schema }) => 'properties' in schema || 'anyOf' in schema);
  expect(unnamed).toEqual([]);
  expect(Object.keys(described.components.schemas)).toEqual(
    expect.arrayContaining(['Contact', 'ContactInput', 'Letter', 'Meeting', 'Referral', 'Problem']),
  );
});

const notAmerican =
  /\b(learnt|cancelled|travell|colour|favour|behaviour|centre|organis|analys[ei]|whilst|e-mail|bin\b)/i;

describe('its summary is one line of American English', () => {
  test.each(endpoints)('$name', ({ endpoint: { summary, description } }) => {
    expect(summary).toMatch(/^[A-Z].{3,110}[^.]$/);
    expect(`${summary} ${description ?? ''}`).not.toMatch(notAmerican);
  });
});

describe('it says who may call, as the server asks for it', () => {
  test.each(operations)('$operationId', ({ operationId, security }) => {
    const { access, tokenScope } = describedRoutes.get(operationId)?.endpoint ?? {};
    const token = tokenScope === null ? [] : [{ token: [tokenScope] }];
    expect(security).toEqual(access === 'public' ? [] : [...token, { session: [] }]);
  });
});

describe('its example is a body that its schema takes', () => {
  const withBody = operations.filter(({ operationId }) => describedRoutes.get(operationId)?.endpoint?.body);
  test.each(withBody)('$operationId', ({ operationId, requestBody }) => {
    const { example } = requestBody?.content['application/json'] ?? {};
    expect(describedRoutes.get(operationId)?.endpoint?.body?.safeParse(example)).toMatchObject({
      success: true,
    });
  });
});
