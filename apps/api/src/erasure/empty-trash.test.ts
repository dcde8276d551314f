import { listComments, writeComment } from '@threefold/contracts/coaching';
import { mergeContacts, undoMerge } from '@threefold/contracts/contact-merging';
import * as contacts from '@threefold/contracts/contacts';
import {
  addFinding,
  deleteFinding,
  listFindings,
  mergeFindings,
  restoreFinding,
} from '@threefold/contracts/findings';
import { getTimeline } from '@threefold/contracts/history';
import { deleteLetter, draftLetter, getLetter, restoreLetter } from '@threefold/contracts/letters';
import * as meetings from '@threefold/contracts/meetings/meetings';
import * as referrals from '@threefold/contracts/referrals';
import { expect, test } from 'vitest';
import type { TestPerson } from '../test-app.ts';
import { heldMeeting } from '../testing/build.ts';
import { seekerEachTest } from '../testing/seeker.ts';
import { emptyTrash } from './empty-trash.ts';

const { server, dana } = seekerEachTest();

async function person(familyName: string): Promise<string> {
  return (await dana.call(contacts.createContact, { body: { familyName } })).id;
}

async function meetingWith(...contactIds: string[]): Promise<string> {
  return (await heldMeeting(dana, contactIds, { startsAt: '2026-11-20T15:00:00Z' })).id;
}

async function afterDays(days: number): Promise<void> {
  server.clock.pass({ hours: days * 24 });
  await emptyTrash(server.app.parts);
}

async function statusOf(endpoint: Parameters<TestPerson['attempt']>[0], params: Record<string, string>) {
  return (await dana.attempt(endpoint, { params })).status;
}

test('somebody can be taken out of the trash for thirty days, and is gone for good after that', async () => {
  const contactId = await person('Haugen');
  const other = await person('Okafor');
  await dana.call(contacts.deleteContact, { params: { contactId } });
  await afterDays(29);
  await dana.call(contacts.restoreContact, { params: { contactId } });
  await dana.call(contacts.deleteContact, { params: { contactId } });
  await afterDays(31);
  expect(await statusOf(contacts.restoreContact, { contactId })).toBe(404);
  expect(await statusOf(contacts.getContact, { contactId: other })).toBe(200);
});

test('a merged record lies in no bin: after thirty days the two can still be taken apart', async () => {
  const survivorId = await person('Haugen');
  const mergedId = await person('Haugan');
  const { id: mergeId } = await dana.call(mergeContacts, { body: { survivorId, mergedId } });
  await afterDays(31);
  await dana.call(undoMerge, { params: { mergeId } });
  expect((await dana.call(contacts.getContact, { params: { contactId: mergedId } })).familyName).toBe(
    'Haugan',
  );
});

test('who was merged into somebody goes with them, thirty days after those were thrown away', async () => {
  const survivorId = await person('Haugen');
  const mergedId = await person('Haugan');
  const { id: mergeId } = await dana.call(mergeContacts, { body: { survivorId, mergedId } });
  await afterDays(31);
  await dana.call(contacts.deleteContact, { params: { contactId: survivorId } });
  await afterDays(31);
  expect(await statusOf(undoMerge, { mergeId })).toBe(404);
  const { items } = await dana.call(contacts.listContacts);
  expect(items).toEqual([]);
});

test('with a person go their meetings alone, letters, history and comments; what others said and got stays', async () => {
  const gone = await person('Haugen');
  const stays = await person('Okafor');
  const alone = await meetingWith(gone);
  const together = await meetingWith(gone, stays);
  const named = await dana.call(referrals.addReferral, {
    params: { meetingId: alone },
    body: { contactId: stays, fromContactId: gone },
  });
  const letter = await dana.call(draftLetter, {
    params: { contactId: stays },
    body: { kind: 'outreach', referralId: named.referral.id },
  });
  await dana.call(draftLetter, {
    params: { contactId: gone },
    body: { kind: 'thank-you', meetingId: alone },
  });
  await dana.call(writeComment, {
    body: { subject: 'contact', subjectId: gone, body: 'Write to them soon.' },
  });
  await dana.call(contacts.deleteContact, { params: { contactId: gone } });
  await afterDays(31);
  expect(await statusOf(meetings.getMeeting, { meetingId: alone })).toBe(404);
  const left = await dana.call(meetings.getMeeting, { params: { meetingId: together } });
  expect(left.contactIds).toEqual([stays]);
  const kept = await dana.call(getLetter, { params: { letterId: letter.id } });
  expect([kept.referralId, kept.body]).toEqual([letter.referralId, letter.body]);
  expect((await dana.call(listComments)).items).toEqual([]);
  const place = (await dana.call(contacts.getChain, { params: { contactId: stays } })).items[0];
  expect(place?.name).toBe('Unnamed');
  const { items } = await dana.call(getTimeline, { params: { contactId: stays } });
  expect(JSON.stringify(items)).not.toContain('Haugen');
});

test('a letter, a referral, a finding and a meeting come back as they were within thirty days, as often as they are thrown away', async () => {
  const contactId = await person('Haugen');
  const meetingId = await meetingWith(contactId);
  const { id: letterId } = await dana.call(draftLetter, { params: { contactId }, body: { kind: 'nudge' } });
  const { referral } = await dana.call(referrals.addReferral, {
    params: { meetingId },
    body: { contact: { familyName: 'Iyer' } },
  });
  const { id: findingId } = await dana.call(addFinding, {
    body: { contactId, kind: 'fact', text: 'They hire in spring.' },
  });
  const params = { letterId, referralId: referral.id, findingId, meetingId };
  for (let round = 0; round < 2; round += 1) {
    for (const throwAway of [deleteLetter, referrals.deleteReferral, deleteFinding, meetings.deleteMeeting])
      expect(await statusOf(throwAway, params)).toBe(200);
    await afterDays(29);
    for (const restore of [restoreLetter, referrals.restoreReferral, restoreFinding, meetings.restoreMeeting])
      expect(await statusOf(restore, params)).toBe(200);
  }
  expect((await dana.call(getLetter, { params })).deletedAt).toBeNull();
  expect(await statusOf(meetings.getMeeting, params)).toBe(200);
});

test('a letter, a referral and a finding go after thirty days, and what they were about stays', async () => {
  const contactId = await person('Haugen');
  const meetingId = await meetingWith(contactId);
  const { id: letterId } = await dana.call(draftLetter, { params: { contactId }, body: { kind: 'nudge' } });
  const { referral } = await dana.call(referrals.addReferral, {
    params: { meetingId },
    body: { contact: { familyName: 'Iyer' } },
  });
  const said = await dana.call(draftLetter, {
    params: { contactId: referral.toContactId },
    body: { kind: 'outreach', referralId: referral.id },
  });
  const finding = await dana.call(addFinding, {
    body: { meetingId, contactId, kind: 'fact', text: 'They hire in spring.' },
  });
  const inTrash = { letterId, referralId: referral.id, findingId: finding.id };
  await dana.call(deleteLetter, { params: inTrash });
  await dana.call(referrals.deleteReferral, { params: inTrash });
  await dana.call(deleteFinding, { params: inTrash });
  await afterDays(31);
  for (const restore of [restoreLetter, referrals.restoreReferral, restoreFinding])
    expect(await statusOf(restore, inTrash)).toBe(404);
  expect((await dana.call(getLetter, { params: { letterId: said.id } })).referralId).toBeNull();
  expect(await statusOf(meetings.getMeeting, { meetingId })).toBe(200);
  expect(await statusOf(contacts.getContact, { contactId: referral.toContactId })).toBe(200);
});

test('a meeting leaves behind what was learnt, whom they named and what was written', async () => {
  const contactId = await person('Haugen');
  const meetingId = await meetingWith(contactId);
  const params = { meetingId };
  await dana.call(addFinding, { body: { meetingId, kind: 'advice', text: 'Ask the payers.' } });
  await dana.call(referrals.addReferral, { params, body: { contact: { familyName: 'Iyer' } } });
  const body = { kind: 'thank-you' as const, meetingId };
  const letter = await dana.call(draftLetter, { params: { contactId }, body });
  await dana.call(meetings.deleteMeeting, { params });
  await afterDays(31);
  expect(await statusOf(meetings.restoreMeeting, params)).toBe(404);
  const findings = await dana.call(listFindings, { query: { contactId } });
  expect(findings.items.map(({ text, meetingId: heardIn }) => [text, heardIn])).toEqual([
    ['Ask the payers.', null],
  ]);
  const named = await dana.call(referrals.listReferrals, { query: { from: contactId } });
  expect(named.items.map(({ toName, meetingId: saidIn }) => [toName, saidIn])).toEqual([['Iyer', null]]);
  expect((await dana.call(getLetter, { params: { letterId: letter.id } })).meetingId).toBeNull();
});

test('what two people said goes on in the words of the one who is still there', async () => {
  const gone = await person('Haugen');
  const stays = await person('Okafor');
  const note = async (contactId: string, text: string) =>
    (await dana.call(addFinding, { body: { contactId, kind: 'problem', text } })).id;
  const kept = await note(gone, 'Approvals are slow.');
  const same = await note(stays, 'It takes days.');
  await dana.call(mergeFindings, { body: { keepId: kept, findingIds: [same] } });
  await dana.call(contacts.deleteContact, { params: { contactId: gone } });
  await afterDays(31);
  const { items } = await dana.call(listFindings);
  expect(items.map(({ id, text }) => [id, text])).toEqual([[same, 'It takes days.']]);
});
