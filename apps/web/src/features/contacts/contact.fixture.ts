import type { Contact } from '@threefold/contracts/contacts';
import { nothingKnown, pick } from '@threefold/domain/contacts/contact-facts';
import { flatFields } from '@threefold/domain/contacts/contact-fields';

/** For tests: a contact that differs from a plain one in what is given. */
export const aContact = (given: Partial<Contact> = {}): Contact => ({
  id: '0199aaaa-0000-7000-8000-000000000001',
  version: 1,
  ...pick(nothingKnown, flatFields),
  givenName: 'Ruth',
  familyName: 'Abernathy',
  credentials: 'MD',
  title: 'Chief Medical Officer',
  organization: 'Halden Health',
  place: null,
  readerTimeZone: { name: 'America/New_York', isGuess: true, source: 'own', choices: [], question: null },
  stage: 'identified',
  stageSince: '2026-11-01T12:00:00Z',
  source: { kind: 'typed', label: null },
  createdAt: '2026-11-01T12:00:00Z',
  updatedAt: '2026-11-01T12:00:00Z',
  deletedAt: null,
  ...given,
});
