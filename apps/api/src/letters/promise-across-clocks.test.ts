import { listCallBacks } from '@threefold/contracts/call-backs';
import { createContact } from '@threefold/contracts/contacts';
import { checkLetter, draftLetter, getPromiseSlots, sendLetter } from '@threefold/contracts/letters';
import { updateSettings } from '@threefold/contracts/settings';
import { afterAll, expect, test } from 'vitest';
import { openTestApp } from '../test-app.ts';

const server = await openTestApp();
afterAll(() => server.close());

type Reader = { timeZone: string; country: string };

/** A seeker in Chicago writes to a reader far away, and the letter goes out with the promise that was proposed. */
async function promiseTo({ timeZone, country }: Reader, at: string) {
  server.clock.set(at);
  const dana = await server.signUp('Dana Whitfield');
  await dana.call(updateSettings, { body: { timeZone: 'America/Chicago', country: 'US' } });
  const body = { givenName: 'Anke', familyName: 'Reuter', timeZone, place: { country } };
  const { id: contactId } = await dana.call(createContact, { body });
  const letter = await dana.call(draftLetter, { params: { contactId }, body: { kind: 'outreach' } });
  const params = { letterId: letter.id };
  const { slots } = await dana.call(getPromiseSlots, { params: { contactId } });
  const { warnings } = await dana.call(checkLetter, { params });
  await dana.call(sendLetter, { params, body: { via: 'paper', allowBlanks: true } });
  const { items } = await dana.call(listCallBacks);
  return {
    letter,
    firstOfDays: slots
      .map((slot) => slot.at)
      .filter((slot, index, all) => slot.slice(0, 10) !== all[index - 1]?.slice(0, 10)),
    ofPromise: warnings.map(({ code }) => code).filter((code) => code.startsWith('promise')),
    calls: items.map(({ dueAt, timeZone: zone }) => [dueAt, zone]),
  };
}

test('a promise to a reader in Berlin keeps its hour through the night in which their clocks go back', async () => {
  const reader = { timeZone: 'Europe/Berlin', country: 'DE' };
  const { letter, firstOfDays, ofPromise, calls } = await promiseTo(reader, '2026-10-22T15:00:00Z');
  expect(letter.body).toContain('Tuesday 27 October at 10:15');
  expect(letter.promiseAt).toBe('2026-10-27T09:15:00Z');
  expect(ofPromise).toEqual([]);
  expect(calls).toEqual([['2026-10-27T09:15:00Z', 'Europe/Berlin']]);
  // Eight in the morning there, on the Friday before and on the Monday after.
  expect(firstOfDays.slice(0, 2)).toEqual(['2026-10-23T06:00:00Z', '2026-10-26T07:00:00Z']);
});

test("a promise to a reader beyond the date line falls on the reader's day, which is tomorrow for the seeker", async () => {
  const reader = { timeZone: 'Pacific/Apia', country: 'WS' };
  const { letter, ofPromise, calls } = await promiseTo(reader, '2026-10-22T23:00:00Z');
  expect(letter.body).toContain('Wednesday 28 October at 10:15 am');
  expect(ofPromise).toEqual([]);
  expect(calls).toEqual([['2026-10-27T21:15:00Z', 'Pacific/Apia']]);
});
