import { expect, test } from 'vitest';
import { fieldAt } from './contract-form.ts';

const values = {
  name: '',
  emails: [''],
  officeHours: { from: '08:00', until: '17:00' },
  onDuty: { days: ['1'], dates: [] },
};

test('a word about a field is said at that field', () => {
  expect(fieldAt(values, 'name')).toBe('name');
  expect(fieldAt(values, 'officeHours.from')).toBe('officeHours.from');
  expect(fieldAt(values, 'emails.0')).toBe('emails.0');
});

test('a word about an entry that has no field of its own is said where the list is chosen', () => {
  expect(fieldAt(values, 'onDuty.dates.3')).toBe('onDuty.dates');
});

test('a word about a group is said at its last field', () => {
  expect(fieldAt(values, 'officeHours')).toBe('officeHours.until');
});

test('a word about what the form does not show has no field', () => {
  expect(fieldAt(values, 'referrerId')).toBeUndefined();
});
