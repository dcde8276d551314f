import { expect, test } from 'vitest';
import { foldText, matchKeyForOrganization, searchText } from './search-text.ts';

test.each([
  ['Müller', 'muller'],
  ['Wójcik', 'wojcik'],
  ['Łukasz Sørensen', 'lukasz sorensen'],
  ['Weiß', 'weiss'],
  ['O’Brien', "o'brien"],
])('%s is found as %s', (typed, folded) => {
  expect(foldText(typed)).toBe(folded);
});

test('a contact is found by name, organization, title and every e-mail', () => {
  const text = searchText({
    givenName: 'José',
    familyName: 'Núñez',
    organization: 'Clínica Sur',
    title: 'Director Médico',
    emails: ['JN@sur.es', 'jose@home.es'],
  });
  expect(text).toBe('jose nunez director medico clinica sur jn@sur.es jose@home.es');
});

test('and by what a file said of them that has no field of its own', () => {
  const extra = { Nickname: 'Ruthie', Department: 'Cardiología' };
  expect(searchText({ givenName: 'Ruth', familyName: 'Abernathy', extra })).toBe(
    'ruth abernathy ruthie cardiologia',
  );
});

test('parts that are missing leave no trace in the search text', () => {
  expect(searchText({ givenName: null, familyName: 'Iyer', organization: null, emails: [] })).toBe('iyer');
});

test.each([
  ['Halden Hospital, Inc.', 'Halden Hosp.'],
  ['The Mercy Medical Center LLC', 'Mercy Med Ctr'],
  ['St. Luke’s Hospital', "Saint Luke's Hosp"],
  ['Johnson & Johnson', 'Johnson and Johnson'],
  ['Klinik Süd GmbH & Co. KG', 'Klinik Sud GmbH & Co KG'],
  ['Aetna U.S.A.', 'Aetna USA'],
])('%s and %s are the same organization', (one, other) => {
  expect(matchKeyForOrganization(one)).toBe(matchKeyForOrganization(other));
});

test('a hospital and a clinic of one name are two organizations', () => {
  expect(matchKeyForOrganization('Halden Hospital')).not.toBe(matchKeyForOrganization('Halden Clinic'));
});

test('an organization that is named like a legal form keeps its name', () => {
  expect(matchKeyForOrganization('The Company')).toBe('company');
});

test('no organization gives no key', () => {
  expect(matchKeyForOrganization(' - ')).toBeNull();
  expect(matchKeyForOrganization(undefined)).toBeNull();
});
