import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { openTestApp } from '../test-app.ts';
import type { App } from './app-parts.ts';
import { serveWebApp } from './web-files.ts';

const server = await openTestApp();
afterAll(() => server.close());

const description = (encoding?: string) =>
  server.app.inject({ url: '/api/openapi.json', headers: encoding ? { 'accept-encoding': encoding } : {} });

test('an answer travels compressed in the way that its reader takes, and caches are told', async () => {
  const plain = await description();
  const small = await description('gzip, deflate');
  const smaller = await description('gzip, deflate, br');
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect(small.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(smaller.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(gunzipSync(small.rawPayload).toString()).toBe(plain.body);
  expect(brotliDecompressSync(smaller.rawPayload).toString()).toBe(plain.body);
  expect(smaller.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5);
});

test('a file of the build is sent as the build compressed it, and lies in caches for a year', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'threefold-web-'));
  const [page, script] = ['<!doctype html><title>Threefold</title>', 'export const threefold = 3;'];
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'mark.js'), script);
  writeFileSync(join(folder, 'mark.js.br'), brotliCompressSync(script));
  const app = Fastify() as unknown as App; // only what serves files is asked of it
  await serveWebApp(app, folder);
  const answer = await app.inject({ url: '/mark.js', headers: { 'accept-encoding': 'gzip, br' } });
  expect(answer.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(answer.headers['content-type']).toMatch(/javascript/);
  expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(script);
  expect((await app.inject('/mark.js')).body).toBe(script);
  expect((await app.inject({ url: '/today', headers: { 'accept-encoding': 'br' } })).body).toBe(page);
  expect((await app.inject('/mark.js.br')).statusCode).toBe(404);
  await app.close();
});
