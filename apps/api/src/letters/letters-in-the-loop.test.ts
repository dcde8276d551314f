import { createContact, getContact } from '@threefold/contracts/contacts';
import { addFinding } from '@threefold/contracts/findings';
import { checkLetter, draftLetter, type LetterKind, sendLetter } from '@threefold/contracts/letters';
import { planMeeting } from '@threefold/contracts/meetings/meetings';
import { listReferrals, nameReferral } from '@threefold/contracts/referrals';
import { getToday } from '@threefold/contracts/today';
import { describe, expect, test } from 'vitest';
import { seekerEachTest } from '../testing/seeker.ts';

const start = '2026-11-24T15:00:00Z';
const { server, dana } = seekerEachTest({ at: start });

async function person(givenName: string, familyName: string) {
  const body = { givenName, familyName, emails: [`${givenName.toLowerCase()}@example.org`] };
  return (await dana.call(createContact, { body })).id;
}

async function met(contactIds: string[], startsAt = '2026-11-24T13:00:00Z') {
  return dana.call(planMeeting, { body: { contactIds, startsAt, status: 'held', place: 'Her office' } });
}

async function named(fromContactId: string, contactId: string, more: object = {}) {
  return (await dana.call(nameReferral, { body: { fromContactId, contactId, ...more } })).referral;
}

async function draft(contactId: string, body: { kind: LetterKind; [field: string]: unknown }) {
  return dana.call(draftLetter, { params: { contactId }, body: body as { kind: LetterKind } });
}

function send(letterId: string) {
  return dana.call(sendLetter, { params: { letterId }, body: { via: 'paper', allowBlanks: true } });
}
async function owed() {
  return (await dana.call(getToday)).items.map((item) => item.kind);
}

const isWordBack = ({ kind }: { kind: string }) => kind === 'loop-closing';

describe('a letter after a meeting', () => {
  test.each(['thank-you', 'recovery', 'summary', 'light-note'] as const)(
    'a %s settles the thank-you that was owed',
    async (kind) => {
      const ruth = await person('Ruth', 'Abernathy');
      const meeting = await met([ruth]);
      expect(await owed()).toContain('thank-you');
      const letter = await draft(ruth, { kind });
      expect(letter.meetingId).toBe(meeting.id);
      expect(letter.body).toContain('Tuesday, November 24');
      await send(letter.id);
      expect(await owed()).not.toContain('thank-you');
      expect((await dana.call(getContact, { params: { contactId: ruth } })).stage).toBe('thanked');
    },
  );

  test('thanking for one meeting leaves the thanks for another owed', async () => {
    const ruth = await person('Ruth', 'Abernathy');
    const earlier = await met([ruth], '2026-11-24T11:00:00Z');
    await met([ruth]);
    const letter = await draft(ruth, { kind: 'thank-you', meetingId: earlier.id });
    await send(letter.id);
    expect(await owed()).toContain('thank-you');
  });

  test('a summary may greet everybody who was there', async () => {
    const ruth = await person('Ruth', 'Abernathy');
    await met([ruth, await person('Ivo', 'Keller')]);
    const letter = await draft(ruth, { kind: 'summary' });
    const check = await dana.call(checkLetter, { params: { letterId: letter.id } });
    expect(check.warnings.map((warning) => warning.code)).not.toContain('wrong-name');
    const stranger = await dana.attempt(draftLetter, {
      params: { contactId: await person('Mia', 'Sorel') },
      body: { kind: 'thank-you', meetingId: letter.meetingId },
    });
    expect(stranger.status).toBe(404);
  });
});

describe('a letter to somebody who was named', () => {
  test('opens with the referrer, and with what they said where the note quotes them', async () => {
    const [ruth, ivo] = [await person('Ruth', 'Abernathy'), await person('Ivo', 'Keller')];
    const note = 'Grumpy before ten. "Ask him about the appeals desk."';
    const referral = await named(ruth, ivo, { terms: 'may-use-name', note });
    const letter = await draft(ivo, { kind: 'outreach' });
    expect(letter.referralId).toBe(referral.id);
    expect(letter.body).toContain('Ruth Abernathy suggested that I contact you.');
    expect(letter.body).toContain('Ruth told me to ask you about the appeals desk.');
    expect(letter.body).not.toContain('Grumpy');
  });

  test('leaves the name out where the terms do, and the check points at it when it is typed in', async () => {
    const [ruth, ivo] = [await person('Ruth', 'Abernathy'), await person('Ivo', 'Keller')];
    await named(ruth, ivo, { terms: 'name-only' });
    const letter = await draft(ivo, { kind: 'outreach' });
    expect(letter.body).not.toContain('Ruth');
    expect(letter.body).toContain('Your name came up in a conversation I had recently.');
  });
});

test('the word back closes the loop with the referrer, once the named person was met', async () => {
  const [ruth, ivo] = [await person('Ruth', 'Abernathy'), await person('Ivo', 'Keller')];
  await named(ruth, ivo, { at: '2026-11-20T15:00:00Z' });
  const { id: heldId } = await met([ivo]);
  const advice = {
    kind: 'advice' as const,
    text: 'talk to the payers first',
    meetingId: heldId,
    contactId: ivo,
  };
  await dana.call(addFinding, { body: advice });
  server.clock.set('2026-11-27T15:00:00Z');
  expect(await owed()).toContain('loop-closing');
  // Drafted from Today, with all that the word back is about.
  const { meetingId, referralId } = (await dana.call(getToday)).items.find(isWordBack) ?? {};
  const letter = await draft(ruth, { kind: 'loop-closing', meetingId, referralId });
  expect(letter.subject).toBe('Closing the loop on Ivo Keller');
  expect(letter.body).toContain("You suggested I talk with Ivo Keller. We've since spoken");
  expect(letter.body).toContain('One thing I took away: talk to the payers first.');
  await send(letter.id);
  expect((await dana.call(listReferrals)).items).toMatchObject([{ state: 'loop-closed' }]);
  expect(await owed()).not.toContain('loop-closing');
  const again = await dana.attempt(draftLetter, {
    params: { contactId: ruth },
    body: { kind: 'loop-closing' },
  });
  expect(again).toMatchObject({ status: 422, body: { code: 'no-open-loop' } });
});

test('a confirmation names the day, the hour and the place of the next meeting', async () => {
  const ruth = await person('Ruth', 'Abernathy');
  const body = { contactIds: [ruth], startsAt: '2026-12-01T15:00:00Z', place: 'Her office' };
  await dana.call(planMeeting, { body: { ...body, timeZone: 'America/Chicago' } });
  const letter = await draft(ruth, { kind: 'confirmation' });
  expect(letter.body).toContain('Tuesday, December 1, at 9:00 a.m.');
  expect(letter.body).toContain('Place: Her office');
});
