import * as contacts from '@threefold/contracts/contacts';
import * as endpoints from '@threefold/contracts/referrals';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../test-app.ts';

let server: TestApp;
let owner: pg.Client;
let dana: TestPerson;
beforeAll(async () => {
  server = await openTestApp();
  owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  dana = await server.signUp('Dana Whitfield');
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

function add(familyName: string, more: object = {}) {
  return dana.call(contacts.createContact, { body: { familyName, ...more } });
}

/** A meeting with these people, as the meetings feature leaves it. */
async function meet(contactIds: readonly string[], heldAt: string | null = null): Promise<string> {
  const { rows } = await owner.query(
    `INSERT INTO meeting (workspace_id, id, kind, starts_at, minutes, time_zone, mode, status, held_at, question_ids, asked_question_ids,
       referral_goal, version, content_hash, created_at, updated_at)
     VALUES ($1, gen_random_uuid(), 'informational', $2, 25, 'America/New_York', 'phone', $3, $4, '{}', '{}', 3, 1, '', $2, $2) RETURNING id`,
    [dana.workspaceId, server.clock.now().toString(), heldAt ? 'held' : 'planned', heldAt],
  );
  const meetingId: string = rows[0].id;
  for (const [position, contactId] of contactIds.entries())
    await owner.query('INSERT INTO meeting_participant VALUES ($1, $2, $3, $4)', [
      dana.workspaceId,
      meetingId,
      contactId,
      position,
    ]);
  return meetingId;
}

async function owedLetters(contactId: string) {
  const { rows } = await owner.query(
    'SELECT kind, due_at::text, status FROM owed_letter WHERE contact_id = $1',
    [contactId],
  );
  return rows;
}

describe('a name said in a meeting', () => {
  test('becomes a contact whose source is the referrer, linked by a referral', async () => {
    const ruth = await add('Álvarez', { givenName: 'Ruth' });
    const meetingId = await meet([ruth.id]);
    const answer = await dana.attempt(endpoints.addReferral, {
      params: { meetingId },
      body: { contact: { givenName: 'Sam', familyName: 'Okafor' }, note: 'Runs the new unit.' },
    });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        contact: {
          familyName: 'Okafor',
          source: { kind: 'referral', label: 'Ruth Álvarez' },
          stage: 'identified',
        },
        referral: {
          fromContactId: ruth.id,
          fromName: 'Ruth Álvarez',
          toName: 'Sam Okafor',
          meetingId,
          terms: 'may-use-name',
          state: 'named',
          note: 'Runs the new unit.',
          at: '2026-11-24T15:00:00Z',
          version: 1,
        },
      },
    });
  });

  test('was said at the end of a meeting that is over, whenever it is written down', async () => {
    const ruth = await add('Álvarez');
    const meetingId = await meet([ruth.id], '2026-11-20T16:25:00Z');
    const { referral } = await dana.call(endpoints.addReferral, {
      params: { meetingId },
      body: { contact: { familyName: 'Okafor' } },
    });
    expect(referral.at).toBe('2026-11-20T16:25:00Z');
  });

  test('is of the first participant unless another one is given, and of nobody outside', async () => {
    const [ruth, ines, zoe] = [await add('Álvarez'), await add('Ivers'), await add('Baker')];
    const meetingId = await meet([ruth.id, ines.id]);
    const name = (body: object) =>
      dana.attempt(endpoints.addReferral, { params: { meetingId }, body: { contactId: zoe.id, ...body } });
    expect((await name({})).body.referral).toMatchObject({ fromContactId: ruth.id });
    expect((await name({ fromContactId: ines.id })).body.referral).toMatchObject({ fromContactId: ines.id });
    expect(await name({ fromContactId: zoe.id })).toMatchObject({
      status: 422,
      body: { code: 'not-a-participant' },
    });
  });

  test('twice is one referral; a retry by id too, but not with other content', async () => {
    const [ruth, zoe] = [await add('Álvarez'), await add('Baker')];
    const meetingId = await meet([ruth.id]);
    const id = '0193d6a0-0000-7000-8000-00000000000a';
    const name = (body: object) =>
      dana.attempt(endpoints.addReferral, { params: { meetingId }, body: { contactId: zoe.id, ...body } });
    const first = await name({ id });
    const answers = [await name({ id }), await name({}), await name({ id, terms: 'name-only' })];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 409]);
    expect(answers[0]?.body).toEqual(first.body);
    expect(answers[1]?.body).toEqual(first.body);
    const other = await dana.attempt(endpoints.addReferral, {
      params: { meetingId: await meet([ruth.id]) },
      body: { contactId: zoe.id },
    });
    expect(other.status).toBe(201);
  });
});

describe('a referral', () => {
  const name = (body: object) => dana.attempt(endpoints.nameReferral, { body });

  test('joins the contact with the same address or profile instead of adding a second one', async () => {
    const ruth = await add('Álvarez');
    const zoe = await add('Baker', {
      givenName: 'Zoe',
      emails: ['zoe@baker.example'],
      linkedinUrl: 'https://www.linkedin.com/in/zoe-baker',
    });
    const byMail = await name({
      fromContactId: ruth.id,
      contact: { givenName: 'Zoe', familyName: 'Baker', emails: ['ZOE@baker.example'] },
    });
    const byProfile = await name({
      fromContactId: (await add('Ivers')).id,
      contact: { givenName: 'Z.', familyName: 'Baker', linkedinUrl: 'https://linkedin.com/in/Zoe-Baker/' },
    });
    for (const { body } of [byMail, byProfile])
      expect(body.contact).toMatchObject({ id: zoe.id, version: 1 });
    const namesake = await name({
      fromContactId: ruth.id,
      contact: { givenName: 'Zoe', familyName: 'Baker' },
    });
    expect(namesake.body.contact).not.toMatchObject({ id: zoe.id });
  });

  test('to oneself is refused, also by address or name; back to the referrer is allowed', async () => {
    const ruth = await add('Álvarez', { emails: ['ruth.self@halden.example'] });
    const zoe = await add('Baker');
    expect(await name({ fromContactId: ruth.id, contactId: ruth.id })).toMatchObject({
      status: 422,
      body: { code: 'referral-to-self' },
    });
    const byMail = { familyName: 'Álvarez', emails: ['ruth.self@halden.example'] };
    expect((await name({ fromContactId: ruth.id, contact: byMail })).status).toBe(422);
    const byName = { givenName: ruth.givenName, familyName: 'ÁLVAREZ' };
    expect((await name({ fromContactId: ruth.id, contact: byName })).status).toBe(422);
    const namesake = { ...byName, organization: 'Elsewhere' };
    expect((await name({ fromContactId: ruth.id, contact: namesake })).status).toBe(201);
    expect((await name({ fromContactId: ruth.id, contactId: zoe.id })).status).toBe(201);
    expect((await name({ fromContactId: zoe.id, contactId: ruth.id })).status).toBe(201);
  });

  test('needs exactly one of a new person and a known one, who is not in the trash', async () => {
    const [ruth, zoe] = [await add('Álvarez'), await add('Baker')];
    expect((await name({ fromContactId: ruth.id })).status).toBe(400);
    await dana.call(contacts.deleteContact, { params: { contactId: zoe.id } });
    expect((await name({ fromContactId: ruth.id, contactId: zoe.id })).status).toBe(404);
    expect((await name({ fromContactId: zoe.id, contactId: ruth.id })).status).toBe(404);
  });

  test('is not said at a time that lies ahead', async () => {
    const [ruth, zoe] = [await add('Álvarez'), await add('Baker')];
    const answer = await name({ fromContactId: ruth.id, contactId: zoe.id, at: '2026-11-25T09:00:00-05:00' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'referral-ahead' } });
  });

  test('is free to write to once there is an address, unless an introduction is awaited', async () => {
    const [ruth, zoe] = [await add('Álvarez'), await add('Baker', { emails: ['zoe2@baker.example'] })];
    const { body } = await name({ fromContactId: ruth.id, contactId: zoe.id });
    expect(body.referral).toMatchObject({ state: 'free-to-write' });
    const referralId = (body.referral as endpoints.Referral).id;
    const waiting = await dana.call(endpoints.updateReferral, {
      params: { referralId },
      body: { terms: 'will-introduce' },
      ifMatch: 1,
    });
    expect(waiting).toMatchObject({ state: 'named', terms: 'will-introduce', version: 2 });
    const late = await dana.attempt(endpoints.updateReferral, {
      params: { referralId },
      body: { note: 'x' },
      ifMatch: 1,
    });
    expect(late).toMatchObject({ status: 412, body: { current: { terms: 'will-introduce' } } });
  });

  test('that is lost owes the referrer a word within two business days, until that is taken back', async () => {
    const [ruth, zoe] = [await add('Álvarez'), await add('Baker')];
    const { body } = await name({ fromContactId: ruth.id, contactId: zoe.id });
    const params = { referralId: (body.referral as endpoints.Referral).id };
    const lost = await dana.call(endpoints.updateReferral, { params, body: { lostReason: 'Retired' } });
    expect(lost).toMatchObject({ state: 'lost', lostReason: 'Retired' });
    // Thursday is Thanksgiving, so the second business day after Tuesday is Friday.
    expect(await owedLetters(ruth.id)).toEqual([
      { kind: 'loop-closing', due_at: '2026-11-27 22:30:00+00', status: 'owed' },
    ]);
    await dana.call(endpoints.updateReferral, { params, body: { lostReason: null } });
    expect(await owedLetters(ruth.id)).toEqual([]);
  });

  test('in the trash is not listed and owes nothing; the person stays, and it can be taken out', async () => {
    const [ruth, zoe] = [await add('Álvarez'), await add('Baker')];
    const { body } = await name({ fromContactId: ruth.id, contactId: zoe.id });
    const params = { referralId: (body.referral as endpoints.Referral).id };
    await dana.call(endpoints.updateReferral, { params, body: { lostReason: 'Retired' } });
    await dana.call(endpoints.deleteReferral, { params });
    expect((await dana.call(endpoints.listReferrals, { query: { from: ruth.id } as never })).items).toEqual(
      [],
    );
    expect(await owedLetters(ruth.id)).toEqual([]);
    expect((await dana.attempt(endpoints.deleteReferral, { params })).status).toBe(404);
    await dana.call(contacts.getContact, { params: { contactId: zoe.id } });
    expect((await dana.call(endpoints.restoreReferral, { params })).deletedAt).toBeNull();
    expect(await owedLetters(ruth.id)).toHaveLength(1);
  });

  test('is listed latest first, page by page, from somebody, to somebody', async () => {
    const ruth = await add('Álvarez');
    const people = [await add('One'), await add('Two'), await add('Three')];
    for (const [index, person] of people.entries())
      await name({ fromContactId: ruth.id, contactId: person.id, at: `2026-11-2${index}T12:00:00Z` });
    const list = (query: object) => dana.call(endpoints.listReferrals, { query: query as never });
    const first = await list({ from: ruth.id, limit: 2 });
    expect(first.items.map(({ toName }) => toName)).toEqual(['Three', 'Two']);
    const rest = await list({ from: ruth.id, limit: 2, cursor: first.nextCursor });
    expect(rest.items.map(({ toName }) => toName)).toEqual(['One']);
    expect(rest.nextCursor).toBeNull();
    expect((await list({ to: people[1]?.id })).items.map(({ fromName }) => fromName)).toEqual(['Álvarez']);
    const byReferrer = await dana.call(contacts.listContacts, { query: { referrerId: ruth.id } as never });
    expect(byReferrer.items.map(({ familyName }) => familyName)).toEqual(['One', 'Three', 'Two']);
    expect((await dana.attempt(endpoints.listReferrals, { query: { cursor: 'WyJhIiwiYiJd' } })).status).toBe(
      400,
    );
  });

  test('of another seeker cannot be seen, changed or joined', async () => {
    const erin = await server.signUp('Erin Sato');
    const [ruth, zoe] = [await add('Álvarez'), await add('Baker')];
    const { body } = await name({ fromContactId: ruth.id, contactId: zoe.id });
    const params = { referralId: (body.referral as endpoints.Referral).id };
    for (const endpoint of [endpoints.updateReferral, endpoints.deleteReferral, endpoints.restoreReferral])
      expect(
        (
          await erin.attempt(endpoint, {
            params,
            body: endpoint === endpoints.updateReferral ? {} : undefined,
          })
        ).status,
      ).toBe(404);
    const meetingId = await meet([ruth.id]);
    const inMeeting = await erin.attempt(endpoints.addReferral, {
      params: { meetingId },
      body: { contactId: zoe.id },
    });
    expect(inMeeting.status).toBe(404);
    const mine = await erin.call(contacts.createContact, { body: { familyName: 'Mine' } });
    const joined = await erin.attempt(endpoints.nameReferral, {
      body: { fromContactId: mine.id, contactId: zoe.id },
    });
    expect(joined.status).toBe(404);
  });
});
