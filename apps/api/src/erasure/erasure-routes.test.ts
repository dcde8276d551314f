import { createContact, getChain, getContact, listContacts } from '@threefold/contracts/contacts';
import { eraseContact, getAccessReport, listAccess } from '@threefold/contracts/erasure';
import { addFinding, listFindings } from '@threefold/contracts/findings';
import { draftLetter, getLetter } from '@threefold/contracts/letters';
import { planMeeting } from '@threefold/contracts/meetings/meetings';
import { getNetwork } from '@threefold/contracts/network';
import { nameReferral } from '@threefold/contracts/referrals';
import { getToday } from '@threefold/contracts/today';
import { describe, expect, test } from 'vitest';
import { letIn } from '../testing/build.ts';
import { seekerEachTest } from '../testing/seeker.ts';

const { server, dana } = seekerEachTest();

async function person(familyName: string): Promise<string> {
  const body = {
    givenName: 'Ruth',
    familyName,
    emails: [`${familyName}@example.org`],
    notes: `About ${familyName}`,
  };
  return (await dana.call(createContact, { body })).id;
}

async function named(fromContactId: string, familyName: string): Promise<string> {
  const { contact } = await dana.call(nameReferral, {
    body: { fromContactId, contact: { familyName }, note: 'Ask about her son.' },
  });
  return contact.id;
}

describe('a person who is erased out of the middle of a chain', () => {
  test('leaves an unnamed place, so that the chain and the network keep their shape', async () => {
    const first = await person('Abernathy');
    const middle = await named(first, 'Haugen');
    const last = await named(middle, 'Okafor');
    const letter = await dana.call(draftLetter, { params: { contactId: last }, body: { kind: 'outreach' } });
    await dana.call(planMeeting, {
      body: { contactIds: [middle], startsAt: '2026-11-20T15:00:00Z', status: 'held' },
    });
    await dana.call(addFinding, { body: { contactId: middle, kind: 'fact', text: 'Moves to Oslo.' } });
    const before = await dana.call(getNetwork);
    const erased = await dana.call(eraseContact, { params: { contactId: middle } });
    expect(erased).toEqual({ id: middle, erased: true, staysUnnamed: true });

    const after = await dana.call(getNetwork);
    expect(after.edges.map(({ from, to, at }) => ({ from, to, at }))).toEqual(
      before.edges.map(({ from, to, at }) => ({ from, to, at })),
    );
    expect(after.nodes.map(({ id, depth, stage }) => ({ id, depth, stage }))).toEqual(
      before.nodes.map(({ id, depth, stage }) => ({ id, depth, stage })),
    );
    expect(after.nodes.find(({ id }) => id === middle)?.label).toBe('Unnamed');
    const { items } = await dana.call(getChain, { params: { contactId: last } });
    expect(items.map(({ name, note }) => [name, note])).toEqual([
      ['Ruth Abernathy', null],
      ['Unnamed', null],
      ['Okafor', null],
    ]);
    expect((await dana.call(getLetter, { params: { letterId: letter.id } })).referralId).toBe(
      letter.referralId,
    );
    expect((await dana.call(listFindings)).items).toEqual([]);
  });

  test('is in no list, no trash, and no day any more', async () => {
    const first = await person('Abernathy');
    const middle = await named(first, 'Haugen');
    await dana.call(eraseContact, { params: { contactId: middle } });
    for (const deleted of ['true', 'false'] as const) {
      const { items } = await dana.call(listContacts, { query: { deleted } });
      expect(items.map(({ id }) => id)).not.toContain(middle);
    }
    expect((await dana.attempt(getContact, { params: { contactId: middle } })).status).toBe(404);
    expect(JSON.stringify(await dana.call(getToday))).not.toContain('Haugen');
    const again = await dana.call(eraseContact, { params: { contactId: middle } });
    expect(again.staysUnnamed).toBe(true);
  });
});

test('a person through whom nothing leads goes without a trace', async () => {
  const contactId = await person('Haugen');
  expect((await dana.call(eraseContact, { params: { contactId } })).staysUnnamed).toBe(false);
  expect((await dana.call(getNetwork)).nodes).toEqual([]);
  expect((await dana.attempt(eraseContact, { params: { contactId } })).status).toBe(404);
  const { items } = await dana.call(listAccess);
  expect(items.map(({ sentence }) => sentence)).toEqual(['You deleted a person and everything about them.']);
});

test('the report of a person tells all that is held, private notes too, and where it came from', async () => {
  const contactId = await person('Haugen');
  await dana.call(draftLetter, { params: { contactId }, body: { kind: 'outreach' } });
  await named(contactId, 'Okafor');
  const report = await dana.call(getAccessReport, { params: { contactId } });
  expect(report).toMatchObject({
    name: 'Ruth Haugen',
    source: 'Added by hand. Stored since November 24, 2026.',
  });
  expect(report.sections.map(({ title }) => title)).toEqual([
    'Contact info',
    'Letters',
    'Referrals',
    'Activity',
  ]);
  expect(JSON.stringify(report)).toContain('About Haugen');
  expect(JSON.stringify(report)).toContain('Ask about her son.');
});

test('that a coach looked stands in the log once a day', async () => {
  const coach = await server.signUp('Cleo Coach');
  await letIn(dana, coach, 'network');
  const params = { workspaceId: dana.workspaceId };
  for (let look = 0; look < 3; look += 1) await coach.call(getNetwork, { params });
  server.clock.pass({ hours: 24 });
  await coach.call(getNetwork, { params });
  const { items } = await dana.call(listAccess);
  const looks = items.filter(({ kind }) => kind === 'coach-looked');
  expect(looks.map(({ sentence }) => sentence)).toEqual(
    Array(2).fill(`Your coach ${coach.email} viewed your search (network).`),
  );
});
