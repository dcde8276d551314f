import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test.each([
  ['a port that is none', { PORT: '46OO' }, 'PORT must be a port between 0 and 65535, but it is "46OO".'],
  ['an unknown role', { ROLES: 'http,wroker' }, 'ROLES must list http, worker or both'],
  ['a short secret', { SECRET_KEY: 'short' }, 'SECRET_KEY must have at least 32 characters.'],
  ['a database of another kind', { DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL must be an address'],
  ['an address without a scheme', { PUBLIC_URL: 'threefold.example.org' }, 'PUBLIC_URL must be an address'],
  ['an unknown log level', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal'],
  [
    'a switch that is neither',
    { ALLOW_PRIVATE_MAIL_HOSTS: 'yes' },
    'ALLOW_PRIVATE_MAIL_HOSTS must be one of',
  ],
])('%s is refused in one line that names it', (_, settings, sentence) => {
  const reading = () =>
    readConfig({ SECRET_KEY: 'a secret key for tests, 32 characters or more', ...settings });
  expect(reading).toThrow(ConfigError);
  expect(reading).toThrow(sentence);
});

function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'threefold-config-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  return dataDir;
}

test('the secret key that the first start makes is the one of every later start', () => {
  const DATA_DIR = newDataDir();
  const first = readConfig({ DATA_DIR });
  expect(first.hasNewSecret).toBe(true);
  expect(readConfig({ DATA_DIR })).toMatchObject({ secretKey: first.secretKey, hasNewSecret: false });
});

test('beside a database whose secret key was lost no new one is made', () => {
  const DATA_DIR = newDataDir();
  mkdirSync(join(DATA_DIR, 'postgres/cluster'), { recursive: true });
  expect(() => readConfig({ DATA_DIR })).toThrow('is missing: restore');
  expect(existsSync(join(DATA_DIR, 'secret-key'))).toBe(false);
});

test('a data directory that cannot be used is named', () => {
  const DATA_DIR = join(newDataDir(), 'file');
  writeFileSync(DATA_DIR, '');
  expect(() => readConfig({ DATA_DIR })).toThrow(`in the directory ${DATA_DIR} (EEXIST)`);
});
