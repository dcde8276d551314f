import { expect, test } from 'vitest';
import { createContact } from './contacts.ts';
import type { Endpoint } from './endpoint.ts';
import { createToken } from './identity.ts';
import { putMailSettings, updateSettings } from './settings.ts';

const saidOf = ({ body }: Endpoint, value: unknown): string[] =>
  (body?.safeParse(value).error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);

test('what is wrong reads on after the name of the field', () => {
  expect(saidOf(createToken, { name: ' ', scopes: [] })).toEqual([
    'name must not be empty',
    'scopes must name at least one scope',
  ]);
  expect(saidOf(createContact, { emails: ['ruth at halden'], givenName: 'R'.repeat(121) })).toEqual([
    'givenName must have at most 120 characters',
    'emails.0 must be email addresses such as ruth@example.org; "ruth at halden" isn’t one',
  ]);
  expect(saidOf(updateSettings, { referralGoal: 0.5, minutesPerDay: 481, country: 'usa' })).toEqual([
    'country must be a two-letter country code such as US',
    'referralGoal must be a whole number',
    'minutesPerDay must be at most 480',
  ]);
});

test('a number that was left empty is asked for, and what is not there at all is called missing', () => {
  const server = { host: 'smtp.example.org', secure: true, from: 'Dana <dana@example.org>' };
  expect(saidOf(putMailSettings, { ...server, port: Number.NaN })).toEqual(['port must be a number']);
  expect(saidOf(putMailSettings, server)).toEqual(['port is missing']);
});
