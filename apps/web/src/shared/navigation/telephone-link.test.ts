import { expect, test } from 'vitest';
import { telephoneLink } from './telephone-link.ts';

test('a number is dialled in its international form, or by its digits where that is not known', () => {
  expect(telephoneLink({ e164: '+16175550142', typed: '617-555-0142' })).toBe('tel:+16175550142');
  expect(telephoneLink({ e164: null, typed: '(0) 555 12 ext.' })).toBe('tel:055512');
});
