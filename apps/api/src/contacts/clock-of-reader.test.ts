import { createContact, getContact, updateContact } from '@threefold/contracts/contacts';
import { updateSettings } from '@threefold/contracts/settings';
import { afterAll, expect, test } from 'vitest';
import { openTestApp } from '../test-app.ts';

const server = await openTestApp();
afterAll(() => server.close());

test('a contact says whence the clock was taken, and what to ask where the place has two', async () => {
  const dana = await server.signUp('Dana Whitfield');
  await dana.call(updateSettings, { body: { timeZone: 'America/Los_Angeles', country: 'US' } });
  const clockOf = async (body: object) => {
    const { id } = await dana.call(createContact, { body: { givenName: 'Ruth', ...body } });
    const { readerTimeZone } = await dana.call(getContact, { params: { contactId: id } });
    return { contactId: id, ...readerTimeZone };
  };
  const place = (city: string | null, region: string | null) => ({ place: { city, region, country: 'US' } });

  expect(await clockOf(place('El Paso', 'TX'))).toMatchObject({ name: 'America/Denver', source: 'place' });
  expect(await clockOf({ phones: ['+1 312 555 0143'] })).toMatchObject({
    name: 'America/Chicago',
    source: 'phone',
  });
  expect(await clockOf({})).toMatchObject({ name: 'America/Los_Angeles', source: 'own', isGuess: true });

  const tennessee = await clockOf(place(null, 'TN'));
  expect(tennessee).toMatchObject({
    name: 'America/Chicago',
    choices: ['America/Chicago', 'America/New_York'],
    question: 'Tennessee has two clocks: Central or Eastern?',
  });
  const { contactId } = tennessee;
  await dana.call(updateContact, { params: { contactId }, body: { timeZone: 'America/New_York' } });
  const { readerTimeZone } = await dana.call(getContact, { params: { contactId } });
  expect(readerTimeZone).toEqual({
    name: 'America/New_York',
    isGuess: false,
    source: 'set',
    choices: [],
    question: null,
  });
});
