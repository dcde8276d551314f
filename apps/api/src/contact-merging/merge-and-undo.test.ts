/** @module-tag whole-workspace */
import { recordOutcome, scheduleCallBack } from '@threefold/contracts/call-backs';
import { writeComment } from '@threefold/contracts/coaching';
import { mergeContacts, undoMerge } from '@threefold/contracts/contact-merging';
import { closeContact, createContact, updateContact } from '@threefold/contracts/contacts';
import { addFinding } from '@threefold/contracts/findings';
import { draftLetter, sendLetter, updateLetter } from '@threefold/contracts/letters';
import { planMeeting } from '@threefold/contracts/meetings/meetings';
import { addReferral, nameReferral } from '@threefold/contracts/referrals';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openTestApp, type TestPerson } from '../test-app.ts';
import { snapshotOf } from './snapshot.fixture.ts';

const server = await openTestApp();
const owner = new pg.Client({ connectionString: server.ownerUrl });
await owner.connect();
afterAll(async () => {
  await owner.end();
  await server.close();
});

const who = fc.nat({ max: 3 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('letter' as const), who, sent: fc.boolean() }),
  fc.record({ kind: fc.constant('call' as const), who, made: fc.boolean() }),
  fc.record({ kind: fc.constant('meeting' as const), who, other: who, held: fc.boolean() }),
  fc.record({ kind: fc.constant('referral' as const), who, other: who }),
  fc.record({ kind: fc.constant('change' as const), who, title: fc.constantFrom('CMO', 'CEO', null) }),
  fc.record({ kind: fc.constant('note' as const), who, closed: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** One step of a search, as the seeker does it; what the rules refuse does not happen. */
async function take(dana: TestPerson, ids: readonly string[], next: Step): Promise<void> {
  const contactId = ids[next.who] ?? '';
  const params = { contactId };
  if (next.kind === 'letter') {
    const { body } = await dana.attempt(draftLetter, { params, body: { kind: 'nudge' } });
    if (!next.sent) return;
    const letter = { letterId: String(body.id) };
    await dana.attempt(updateLetter, {
      params: letter,
      body: { subject: 'A word', body: 'Dear you,\n\nA word.' },
    });
    await dana.attempt(sendLetter, { params: letter, body: { via: 'paper', allowBlanks: true } });
  }
  if (next.kind === 'call') {
    const { body } = await dana.attempt(scheduleCallBack, {
      body: { contactId, dueAt: '2026-11-25T15:00:00Z' },
    });
    if (next.made)
      await dana.attempt(recordOutcome, {
        params: { callBackId: String(body.id) },
        body: { outcome: 'voicemail' },
      });
  }
  if (next.kind === 'meeting') {
    const contactIds = [...new Set([contactId, ids[next.other] ?? ''])];
    const status = next.held ? 'held' : 'planned';
    const startsAt = next.held ? '2026-11-23T15:00:00Z' : '2026-12-01T15:00:00Z';
    const { body } = await dana.attempt(planMeeting, { body: { contactIds, startsAt, status } });
    const meetingId = String(body.id);
    await dana.attempt(addFinding, { body: { meetingId, contactId, kind: 'fact', text: 'A fact.' } });
    await dana.attempt(addReferral, {
      params: { meetingId },
      body: { contactId: ids[3], fromContactId: contactId },
    });
  }
  if (next.kind === 'referral')
    await dana.attempt(nameReferral, {
      body: { fromContactId: contactId, contactId: ids[next.other], note: `By ${next.who}.` },
    });
  if (next.kind === 'change')
    await dana.attempt(updateContact, {
      params,
      body: { title: next.title, tags: [`of ${next.who}`], notes: `On ${next.who}.` },
    });
  if (next.kind === 'note') {
    await dana.attempt(writeComment, { body: { subject: 'contact', subjectId: contactId, body: 'A word.' } });
    await dana.attempt(closeContact, { params, body: { closed: next.closed } });
  }
}

test('whatever happened with two people, merged and taken apart they are exactly as before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), fc.boolean(), async (steps, turned) => {
      const dana = await server.signUp('Dana Whitfield');
      const ids: string[] = [];
      for (const familyName of ['Abernathy', 'Keane', 'Haugen', 'Okafor'])
        ids.push(
          (await dana.call(createContact, { body: { familyName, emails: [`${familyName}@x.org`] } })).id,
        );
      for (const next of steps) {
        server.clock.pass({ minutes: 1 });
        await take(dana, ids, next);
      }
      const before = await snapshotOf(owner, dana.workspaceId);
      server.clock.pass({ minutes: 1 });
      const [first = '', second = '', third = ''] = turned ? ids.toReversed() : ids;
      const one = await dana.call(mergeContacts, { body: { survivorId: first, mergedId: second } });
      const between = await snapshotOf(owner, dana.workspaceId);
      server.clock.pass({ minutes: 1 });
      const two = await dana.call(mergeContacts, { body: { survivorId: third, mergedId: first } });
      await dana.call(undoMerge, { params: { mergeId: two.id } });
      expect(await snapshotOf(owner, dana.workspaceId)).toEqual(between);
      await dana.call(undoMerge, { params: { mergeId: one.id } });
      expect(await snapshotOf(owner, dana.workspaceId)).toEqual(before);
    }),
    { numRuns: 5 },
  );
});
