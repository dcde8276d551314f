import { expect, test } from 'vitest';
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
