import { expect, test } from 'vitest';
import { sourceOfFile } from '../contact-imports/import-files.ts';
import { type ContactDetails, detailsOf, nothingKnown } from './contact-facts.ts';
import { attributeTo, isOwnedBy, type Provenance, provenanceFrom, typeOver } from './provenance.ts';

const ruth: ContactDetails = {
  ...detailsOf(nothingKnown),
  givenName: 'Ruth',
  familyName: 'Abernathy',
  title: 'CMO',
  emails: ['ruth@x.org'],
  faceToFace: null,
  extra: { Department: 'Surgery' },
};

test('a new person has from the file whatever has a value', () => {
  expect(provenanceFrom('outlook', ruth)).toEqual({
    by: { outlook: ['givenName', 'familyName', 'title', 'extra.Department'] },
  });
});

test('a field belongs to the source that brought it last', () => {
  const provenance = attributeTo(provenanceFrom('outlook', ruth), 'hubspot', ['title']);
  expect([isOwnedBy(provenance, 'outlook', 'title'), isOwnedBy(provenance, 'hubspot', 'title')]).toEqual([
    false,
    true,
  ]);
});

test('what a person typed is no longer the source’s, and what they left alone still is', () => {
  const provenance = typeOver(provenanceFrom('outlook', ruth), ruth, { ...ruth, title: 'CEO' });
  expect(provenance).toEqual({ by: { outlook: ['givenName', 'familyName', 'extra.Department'] } });
});

test('what a person emptied or took out is remembered until they put it back', () => {
  const without = { ...ruth, title: null, emails: [] };
  const emptied = typeOver({}, ruth, without);
  expect(emptied).toEqual({ emptied: ['title'], removed: ['email:ruth@x.org'] });
  expect(typeOver(emptied, without, ruth)).toEqual({});
});

test('nothing is kept of a change that changes nothing', () => {
  const provenance: Provenance = provenanceFrom('outlook', ruth);
  expect(typeOver(provenance, ruth, { ...ruth, credentials: '', place: { ...ruth.place } })).toEqual(
    provenance,
  );
});

test('spreadsheets are of one source when they have the same columns', () => {
  const shape = sourceOfFile('plain-csv', ['Name', 'E-mail']);
  expect(sourceOfFile('plain-csv', ['e-mail', 'NAME'])).toBe(shape);
  expect(sourceOfFile('plain-csv', ['Name', 'Phone'])).not.toBe(shape);
  expect(sourceOfFile('linkedin-connections', ['URL'])).toBe('linkedin-connections');
});
