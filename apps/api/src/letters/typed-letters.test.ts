import { createContact } from '@threefold/contracts/contacts';
import { checkLetterText, draftLetter } from '@threefold/contracts/letters';
import { updateSettings } from '@threefold/contracts/settings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp } from '../test-app.ts';

// A letter typed by hand is held against the planned call as its reader will understand it.

const server = await openTestApp();
afterAll(() => server.close());

const promiseAt = '2026-12-08T10:00:00-05:00';
let dana: Awaited<ReturnType<typeof server.signUp>>;
const letters: Record<string, string> = {};

beforeAll(async () => {
  server.clock.set('2026-11-30T15:00:00Z');
  dana = await server.signUp('Dana Whitfield');
  await dana.call(updateSettings, { body: { timeZone: 'America/Los_Angeles' } });
  const readers = {
    'New York': { timeZone: 'America/New_York' },
    London: { timeZone: 'Europe/London', place: { country: 'GB' } },
  };
  for (const [city, reader] of Object.entries(readers)) {
    const body = { givenName: 'Ruth', familyName: 'Abernathy', ...reader };
    const { id: contactId } = await dana.call(createContact, { body });
    const letter = await dana.call(draftLetter, { params: { contactId }, body: { kind: 'outreach' } });
    letters[city] = letter.id;
  }
});

async function codesOf(reader: string, when: string): Promise<string[]> {
  const body = `Dear Dr. Abernathy,\n\nI will call your office on ${when}.\n\nDana Whitfield`;
  const { parts, warnings } = await dana.call(checkLetterText, {
    params: { letterId: letters[reader] ?? '' },
    body: { subject: 'A request for 20 minutes', body, promiseAt },
  });
  const isPromised = parts.some(({ part, present }) => part === 'promise' && present);
  return [...(isPromised ? [] : ['no promise']), ...warnings.map(({ code }) => code)];
}

test.each([
  ['New York', 'Tuesday, 12/8 at 10:00 am', []],
  ['New York', "Tuesday, December 8 at ten o'clock", []],
  ['New York', 'Tuesday, December 8, between 10 and 11', []],
  ['New York', 'Tuesday in the late morning', []],
  ['New York', 'December 8 or 9 at 10:00', ['two-promises']],
  ['New York', 'Tuesday, December 8 at 10:00 PST', ['promise-differs']],
  ['New York', 'Tuesday, December 8 at 7:00 am Pacific', []],
  ['New York', 'Tuesday, December 8 at 7:00 my time', []],
  ['New York', 'Tuesday, December 8 at 10:00 your time', []],
  ['New York', '8/12 at 10:00 am', ['promise-differs']],
  ['New York', 'a day that suits you', ['no promise']],
  ['London', '12/8 at 3 pm', ['unclear-date']],
  ['London', 'Tuesday, 12/8 at 3 pm', []],
  ['London', 'Tuesday, December 8 at 10 a.m. ET', []],
])('to a reader in %s: “I will call on %s”', async (reader, when, codes) => {
  expect(await codesOf(reader, when)).toEqual(codes);
});
