import { expect, test } from 'vitest';
import { sourceOfFile } from '../contact-imports/import-files.ts';
import { type MergeableContact, mergeableOf, nothingKnown } from './contact-facts.ts';
import { type Brought, bring, broughtBy, isBroughtBy, typeOver } from './provenance.ts';

const ruth: MergeableContact = {
  ...mergeableOf(nothingKnown),
  givenName: 'Ruth',
  familyName: 'Abernathy',
  title: 'CMO',
  emails: ['ruth@x.org'],
  faceToFace: null,
  extra: { Department: 'Surgery' },
};

test('a new person has from the file whatever has a value', () => {
  expect(broughtBy('outlook', ruth)).toEqual({
    by: { outlook: ['givenName', 'familyName', 'title', 'extra.Department'] },
  });
});

test('a field belongs to the source that brought it last', () => {
  const brought = bring(broughtBy('outlook', ruth), 'hubspot', ['title']);
  expect([isBroughtBy(brought, 'outlook', 'title'), isBroughtBy(brought, 'hubspot', 'title')]).toEqual([
    false,
    true,
  ]);
});

test('what a person typed is no longer the source’s, and what they left alone still is', () => {
  const brought = typeOver(broughtBy('outlook', ruth), ruth, { ...ruth, title: 'CEO' });
  expect(brought).toEqual({ by: { outlook: ['givenName', 'familyName', 'extra.Department'] } });
});

test('what a person emptied or took out is remembered until they put it back', () => {
  const without = { ...ruth, title: null, emails: [] };
  const emptied = typeOver({}, ruth, without);
  expect(emptied).toEqual({ emptied: ['title'], removed: ['email:ruth@x.org'] });
  expect(typeOver(emptied, without, ruth)).toEqual({});
});

test('nothing is kept of a change that changes nothing', () => {
  const brought: Brought = broughtBy('outlook', ruth);
  expect(typeOver(brought, ruth, { ...ruth, credentials: '', place: { ...ruth.place } })).toEqual(brought);
});

test('spreadsheets are of one source when they have the same columns', () => {
  const shape = sourceOfFile('plain-csv', ['Name', 'E-mail']);
  expect(sourceOfFile('plain-csv', ['e-mail', 'NAME'])).toBe(shape);
  expect(sourceOfFile('plain-csv', ['Name', 'Phone'])).not.toBe(shape);
  expect(sourceOfFile('linkedin-connections', ['URL'])).toBe('linkedin-connections');
});
